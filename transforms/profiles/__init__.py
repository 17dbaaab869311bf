"""What recurs within an outlet: learnt from its articles, and given to refine as an argument."""
