"""The words that tell what a name is of."""

from __future__ import annotations

from transforms.reading.words import words


def _lines(listed: str) -> frozenset[str]:
    """Names divided by commas or ends of lines."""
    return frozenset(name.strip() for line in listed.strip().split("\n") for name in line.split(",") if name.strip())


# A name of several words that ends so is an organisation's.
ENDINGS = words("""
Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited LLC Plc PLC plc GmbH AG SA SpA NV BV AB ASA KG Group Holdings Holding Industries Bancorp
Bank Banks University College Institute Institution School Academy Hospital Clinic Ministry Department Agency Authority Commission Committee Council Congress
Parliament Senate Assembly Court Tribunal Party Union Federation Confederation Association Society Foundation Trust Organization Organisation Network
Airlines Airways Motors Pictures Records Studios Entertainment Partners Capital Insurance Securities Systems Technologies Technology Software
Electronics Telecom Telecommunications Communications Laboratories Pharmaceuticals Energy Petroleum Electric Steel Stores Foods Brewery
Bureau Service Services Forces Army Navy Guard Guards Police Board Administration Fund Exchange League Alliance Front Movement Brigade Brigades
Coalition Center Centre Museum Orchestra Theatre Church Post News Newspaper Herald Tribune Journal Gazette Press Telegraph Chronicle Broadcasting
Television Radio Enquirer Observer Magazine Bundesliga FC F.C. Rovers Wanderers Athletic Club Cabinet Consortium
Forum Cooperative Co-operative Railway Railways
""")
# "University of …", "Bank of …", "Centers for …".
OPENINGS = words("""
University College Institute Ministry Department Bank Church Court Bureau Council Academy School Museum Society Association Federation Union
Confederation League Organization Organisation Committee Commission Center Centers Centre Agency Party Army Fund Board House Chamber Foundation
Campaign Alliance Movement Office Parliament Assembly Authority Service Trust Coalition Front
""")
# These name by themselves, with a place or demonym before them, what others name only with more words.
KNOWN = _lines("""
UN, U.N., United Nations, EU, European Union, E.U., NATO, IMF, International Monetary Fund, World Bank, WHO, WTO, OPEC, OECD, UNICEF, UNHCR, UNESCO, OSCE, IAEA
ASEAN, African Union, Arab League, Red Cross, Red Crescent, Interpol, Europol, Amnesty International, Human Rights Watch, Greenpeace, Oxfam
Security Council, U.N. Security Council, General Assembly, European Commission, European Parliament, European Central Bank, ECB
FBI, CIA, NSA, NASA, FDA, EPA, IRS, FAA, SEC, CDC, FEMA, ICE, DEA, TSA, Pentagon, White House, State Department, Congress, Senate, House of Representatives
Supreme Court, Justice Department, Treasury, Federal Reserve, Fed, Capitol, Homeland Security, GOP, Republican Party, Democratic Party
Kremlin, Duma, State Duma, Knesset, Bundestag, Bundesrat, Bundesbank, CDU, CSU, SPD, FDP, AfD, Downing Street, Whitehall, House of Commons, House of Lords, NHS
Scotland Yard, Labour Party, Conservative Party, Hamas, Hezbollah, Hizbollah, Taliban, Islamic State, ISIS, Al-Qaeda, al-Qaeda, Al Qaeda, PLO, IRA, ETA, PKK
Reuters, AP, AFP, BBC, CNN, ABC, CBS, NBC, MSNBC, NPR, PBS, Xinhua, TASS, Interfax, Bloomberg, Associated Press, Fox News, Al Jazeera, Wikinews
New York Times, Washington Post, Wall Street Journal, Financial Times, Los Angeles Times, Guardian, Politico, USA Today, Le Monde, Der Spiegel
FIFA, UEFA, IOC, NBA, NFL, NHL, MLB, NCAA, ICC, WADA, PGA, ATP, WTA
Microsoft, Google, Apple, Amazon, Facebook, Meta, Twitter, Intel, IBM, Samsung, Sony, Toyota, Honda, Nissan, Volkswagen, BMW, Daimler, Siemens, Boeing, Airbus
Tesla, Uber, Netflix, Nokia, Ericsson, Walmart, McDonald's, Pfizer, AstraZeneca, Moderna, Gazprom, Shell, BP, Exxon, ExxonMobil, Chevron, Goldman Sachs
JPMorgan, Morgan Stanley, Citigroup, HSBC, Barclays, Deutsche Bank, UBS, Credit Suisse, General Motors, Ford Motor, General Electric, Lufthansa
YouTube, Instagram, TikTok, WhatsApp, Moody's, Standard & Poor's, Nasdaq, Wikipedia, Wikimedia, Renault, Fiat, Ferrari, Philips, Unilever, Nestle, Nestlé
Manchester United, Manchester City, Real Madrid, Barcelona FC, Bayern Munich, Borussia Dortmund, Paris Saint-Germain, Arsenal, Liverpool FC, Juventus
""")
# Cities whose name is a common word, a first name or a surname: they need a sign beside them.
DOUBTFUL = words("""
Of As Most Much Same Long Media Police Real Man Best Hope Union Battle Post Success Center Trail Star Nine Date Worth Page Central Price Surprise Legacy Split Gap
Progress Mission Male Spring Street Prospect March Downtown Normal Champion Summit Nice Reading Holiday Hurricane Bear Alliance Bar Mine Bath Cork Mobile Enterprise
Crystal Buffalo Orange Van Stone Rain Green Commerce Hub Commonwealth Sale Vice University Marks King Grants Liberty Independence Bend Wedding Superior Valley Golden
Metro Hull Derby Deal Sandwich Tours Cannes Angers Lens Brest Nancy Florence Sofia Victoria Austin Jackson Lincoln Madison Jordan
Hamilton Taylor Warren Norman Logan Carter Clinton Kent Aurora Brooklyn Chelsea Lourdes Carmen Santiago Salvador Leon Leone Jersey Chad Georgia
Virginia Carolina Dakota Savannah Charlotte Alexandria Eugene Irving Arlington Gary Troy Tyler Marshall Marion Monroe Davis Harrison Howard Franklin Douglas
Wellington Nelson Hastings Preston Burton Barry Perry Stanley Lawrence Allen Lancaster Bradford Lester Windsor Rugby Crew Crawley Darwin Columbus Bismarck
Raleigh Cary Carson Clifton Elgin Laurel Dover Orlando Mercedes Salem Brandon Plymouth Chester Bolton Beaumont Reno Pasco Sterling Quincy Moore
Kelly Wade Bell Parker Palmer Benton Conway Sherman Garland Mesa Temple Corona Concord Oxford Cambridge Guinea Campbell Murray Fisher Mason Spencer Curtis
Medina Roman Regina Adelaide Christchurch Prince Bay Beach Lake Hill Batman Bukit Bor Mary Ufa Goma Bo Ho Wa Osh Vera
Weston Newton Ashford Stafford Rochester Trump Obama Bush Biden Harris Walker Scott Cruz Rubio Romney Santos Silva Lopez Garcia Martinez Rodriguez Ruiz Luis
State North South East West New Old Capital Times Congress Federal Opportunity Democrat Grand Sun Young Wood Field Park Fields Friday Saturday August May June Cup
Ajax Benfica Duran Surrey Tsang Croft Bruges Como Bari Lucky Hospital Champlin Anderson Evans Peterson Powell Edwards Patterson Henderson Franco Castro Morales Torres Blanco Carrillo Toledo
""")
# Countries and states that are people's names or share a name.
DOUBTFUL_AREAS = words("Jordan Chad Georgia Virginia Jersey Guinea Washington Carolina Dakota")
# Words with stops or capitals alone that name a country ahead of another name: "U.S. President …".
FORE = words("U.S. US U.S.A. USA U.K. UK")
LOCATING = words(
    "in near at from to outside around across throughout into toward towards of downtown northern southern eastern western central within through via leaving left"
)
# Words of the names of places, ships and storms, unless a first name stands before them.
LANDMARKS = words("""
Port Upper Lower Little Lake Mount Cape Storm Hurricane Typhoon Cyclone Lane Reef Line Café Cafe Bay Harbour Harbor Beach Hill Hills Valley River Creek Hotel Regatta
Castle Palace Hall Gate Tower Island Islands Isle Forest Point Falls Springs Canal Canyon Desert Gulf Strait HK IF FK BK IK
""")
# What people do, printed before their names at the head of a sentence.
CALLINGS = words("""
executive goalkeeper striker defender midfielder winger keeper skipper prosecutor holder champion champions holders pilot driver rider actor actress singer
captain-general economist historian farmer fisherman teacher engineer designer architect composer conductor painter photographer poet novelist climber
""")
# Surnames that stand first, in the names of East Asia.
SURNAMES_FIRST = words("""
Xi Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Hu Guo Lin Gao Deng Jiang Wen Kim Park Choi Moon Yoon Cho Jung Kang Nguyen Tran Pham Vo Le
""")
# Words with which clubs' names begin.
CLUBS = words("""
FC AC SC CF FK NK SK VfB VfL TSV PSV AZ NAC NEC RC Real Atletico Atlético Deportivo Borussia Bayer Bayern Hansa Fortuna Eintracht Werder Schalke Hertha Dynamo
Dinamo Spartak Sparta Lokomotiv CSKA Torpedo Shakhtar Olympique Sporting Racing Hapoel Maccabi Partizan Inter Celta Slavia Sturm Rapid Steaua Galatasaray Paris-Saint
""")
# Words of names that are none of a place's, person's or organisation's: holidays, things, peoples.
OTHER = words("""
Cup Open Championship Championships Series Prize Award Awards Games Olympics Olympic Tour Grand Prix Stadium Street Avenue Road Square Park Bridge Act Treaty Accord Accords
Agreement War Revolution Day Night Week Year Festival Stakes Trophy Bowl Final Finals Division Conference Index Average Tournament Cape Derby Masters Classic
God Internet Bible Koran Quran English Christian Christians Catholic Protestant Buddhist Hindu Jew Jews Muslims Nazi Communist Socialist Democrat Democrats Republican
Republicans Labour Tory Tories Sikh Sunni Shiite Shi'ite Kurdish Kurds Serb Serbs Croat Bosnian Chechen Albanian Polish Ukrainian Belarusian Swiss Swedish Norwegian Danish
Dutch Belgian Austrian Hungarian Romanian Bulgarian Greek Turkish Turks Iranian Iraqi Syrian Lebanese Egyptian Libyan Algerian Moroccan Tunisian Nigerian Kenyan
Australian Canadian Mexican Brazilian Argentine Chilean Colombian Cuban Pakistani Afghan Indian Indonesian Malaysian Thai Vietnamese Filipino Philippine Japanese Korean
Taiwanese Palestinian Arab Arabs Czech Slovak Finnish Irish Scottish Welsh Portuguese Peruvian Venezuelan South North East West Western Eastern Northern Southern
GMT EDT EST UTC Newsroom TV DNA Net Total First Second World Cities Telephone Tel Source Results Standings Leading Note Chapter Part Group Round Sunday
""")
