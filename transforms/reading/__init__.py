"""What a page says where: grammars of dates, names and datelines, and the structure they are read off.

Read once a page, and shared by the rules that cut and the extractors that keep.
"""
