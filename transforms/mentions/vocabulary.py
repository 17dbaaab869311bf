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
# Clubs' nicknames that stand for a club alone, or behind its city.
NICKNAMES = words("""
Yankees Mets Orioles Phillies Dodgers Astros Padres Mariners Brewers Marlins Rockies Diamondbacks Knicks Lakers Celtics Clippers Pacers Mavericks Grizzlies Timberwolves
Raptors 76ers Cavaliers Bucks Spurs Nets Steelers Packers Bengals Seahawks Broncos Redskins Buccaneers 49ers Canucks Oilers Penguins Bruins Canadiens Sabres Blackhawks
Islanders Springboks Wallabies Proteas
""")
CITY_NICKNAMES = NICKNAMES | words("""
Reds Cubs Giants Braves Tigers Royals Angels Athletics Indians Twins Rangers Cardinals Pirates Expos Nationals Rays Sox Jays Bulls Heat Magic Hawks Hornets Pistons
Rockets Suns Kings Warriors Thunder Jazz Pelicans Wizards Blazers Bears Lions Vikings Eagles Cowboys Patriots Bills Dolphins Jets Ravens Browns Titans Colts Jaguars
Texans Chiefs Raiders Chargers Falcons Panthers Saints Rams Commanders Guardians Flames Sharks Ducks Stars Wild Predators Blues Senators Devils Flyers Lightning
Hurricanes Capitals Avalanche Coyotes Kraken Galaxy Sounders Timbers Earthquakes Swans Crows Magpies Bulldogs Broncos Roosters Sharks
United Wednesday Albion Hotspur Villa Rovers Wanderers Town County Athletic Alexandra Argyle Orient Vale Harriers
""")
# What stands behind an organisation's name, and what in small letters before it.
TELLING_AFTER = words("""
spokesman spokeswoman spokesperson spokespeople shares stock analyst analysts executives employees shareholders subsidiary customers headquarters
""")
TELLING_BEFORE = words("""
carmaker automaker airline retailer insurer brokerage broker lender drugmaker drugmakers chipmaker company firm group conglomerate giant newspaper daily weekly tabloid magazine
broadcaster publisher agency party club side subsidiary affiliate bank utility oilfield software network charity militia faction
""")
CLUB_WORDS = words("club side")
# Words in capitals that name no organisation.
NO_ACRONYMS = words("""
CEO CFO COO CTO MP MPs MEP PM AM TV CD DVD DNA RNA AIDS HIV GDP GNP CPI PPI GMT UTC EST EDT PST PDT CET BST AD BC PC IT PR HQ ID OK VIP POW IPO ATM SUV GPS SMS FM PIN URL PDF
NE NW SE SW ET AL MW KM KG MPH RPM CO LA DC NY VAT LNG LPG CIF FOB DM ECU USD EUR GBP YTD QTR NA VS MD PHD BA BSE CJD
SARS COVID RBI ERA DNS IP TM WW NT CPU RAM GPA CGI NZ HK UK USA UAE CIS DAX FTSE CAC ISO FRN OTC ETF ESG AI VR SIM USB HTML PHP CSS IE DUI PTSD IQ UFO WWII WWI SOS RIP EP LP DJ MC NEWS NOTE FILE UPDATE PHOTO VIDEO LIVE WATCH READ MORE A M F B THE AND FOR YES NO NOT ALL NEW ONE TWO BY TO OF IN ON AT
""")
# One-word beginnings of names that go on after "and".
PAIRED = words("""
Securities Truth Food Drug Health Trade Science Sciences Arts Law Transport Peace Education Energy Research Commerce Industry Agriculture Fisheries Parks Housing Immigration
Customs Culture Youth Defence Defense Safety Labor Labour Justice Welfare Tourism Technology Finance Water Environment Oceanic Fish Veterans Alcohol Security Media Sports
Information Aviation Rail Police Fire Children Women Human Equality Economic Social Medicine Medicines Technology Engineering Standards
""")
LEGAL_FORMS = words(
    "Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited LLC Plc PLC plc GmbH AG SA SpA NV BV AB ASA KG Group Holdings Holding Industries Bancorp"
)
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
Organisation for Security and Co-operation in Europe, Organization for Security and Cooperation in Europe, Federal Bureau of Investigation, Médecins Sans Frontières
Doctors Without Borders, Save the Children, Khmer Rouge, Shining Path, Tamil Tigers, Liberation Tigers of Tamil Eelam, Muslim Brotherhood, Boko Haram, Al Shabaab, al-Shabaab
Fatah, Sinn Fein, Likud, Kuomintang, Fianna Fail, Fine Gael, Fidesz, Syriza, Podemos, Forza Italia, National Front, Liberal Democrats, Free Democrats, Christian Democrats
Social Democrats, Plaid Cymru, Home Office, Foreign Office, Treasury, U.S. Treasury, Cabinet Office, Bank of England, Reserve Bank, Border Force, Coast Guard, Secret Service
National Guard, Air Force, Marine Corps, Royal Navy, Red Army, Securities and Exchange Commission, Food and Drug Administration, Internal Revenue Service, Wall Street Journal
Motorola, Hyundai, Yamaha, Kawasaki, Suzuki, Mitsubishi, Mazda, Subaru, Ducati, Volvo, Saab, Peugeot, Citroen, Citroën, Mercedes-Benz, Audi, Porsche, Chrysler, Rover, Skoda
McLaren, Benetton, Hitachi, Toshiba, Panasonic, Canon, Fujitsu, Huawei, Xiaomi, Alibaba, Tencent, Baidu, Lenovo, Hewlett-Packard, Cisco, Oracle, SAP, Nvidia, AMD, Qualcomm
AT&T, Verizon, Vodafone, Telefonica, Telefónica, T-Mobile, Comcast, Disney, Walt Disney, Viacom, Time Warner, Spotify, eBay, PayPal, LinkedIn, Reddit, OpenAI, SpaceX, Airbnb
Coca-Cola, Pepsi, PepsiCo, McDonalds, Starbucks, Burger King, Heineken, Carlsberg, Danone, Procter & Gamble, Johnson & Johnson, Philip Morris, Tesco, Sainsbury's, Carrefour
Aldi, Lidl, Ikea, IKEA, Nike, Adidas, Puma, Kodak, Xerox, Bayer, BASF, Hoechst, Novartis, Roche, Merck, GlaxoSmithKline, Glaxo Wellcome, BioNTech, Eli Lilly, Monsanto, DuPont
Lehman Brothers, Merrill Lynch, Salomon Brothers, Bear Stearns, Credit Lyonnais, Societe Generale, Société Générale, BNP Paribas, Commerzbank, Dresdner Bank, Allianz, AXA
Prudential, Berkshire Hathaway, BlackRock, Visa, Mastercard, American Express, Lloyd's, Lloyds, NatWest, Santander, BBVA, ING, ABN Amro, Rabobank, Nomura, Standard Chartered
Rosneft, Lukoil, Yukos, Aeroflot, Sberbank, Petrobras, Pemex, Aramco, Saudi Aramco, Eni, Repsol, Equinor, Statoil, Enron, Halliburton, Occidental, Texaco, Mobil, RWE, E.ON
British Airways, Air France, KLM, Iberia, Alitalia, Ryanair, EasyJet, Qantas, Emirates, Cathay Pacific, TWA, Pan Am, Lockheed Martin, McDonnell Douglas, Rolls-Royce, Raytheon
Northrop Grumman, Bombardier, Embraer, Thyssen, Krupp, ArcelorMittal, Rio Tinto, Glencore, Anglo American, De Beers, Maersk, FedEx, UPS, DHL, Tata, Reliance, Foxconn, TSMC
America Online, AOL, Netscape, Yahoo, Compaq, Dell, Apple Computer, Sun Microsystems, Novell, Texas Instruments, General Dynamics, Caterpillar, Deere, Boeing Co
Le Figaro, Libération, El Pais, El País, El Mundo, La Repubblica, Corriere della Sera, Die Welt, Die Zeit, Bild, Izvestia, Pravda, Kommersant, China Daily, People's Daily
Asahi Shimbun, Yomiuri Shimbun, Straits Times, South China Morning Post, Toronto Star, Globe and Mail, Jerusalem Post, Haaretz, Al-Ahram, The Times, The Guardian, The Economist
Daily Mail, Daily Mirror, Daily Telegraph, The Independent, Sky News, NBC News, CBS News, ABC News, Deutsche Welle, Kyodo, Yonhap, ITAR-TASS, RIA Novosti, CNBC, USA Network
Ajax Amsterdam, PSV Eindhoven, Feyenoord, Feyenoord Rotterdam, Everton, Tottenham, Tottenham Hotspur, Aston Villa, West Ham, Leeds United, Newcastle United, Crystal Palace
Nottingham Forest, Queens Park Rangers, Leicester City, Norwich City, Bristol City, Birmingham City, Coventry City, Cardiff City, Swansea City, Hull City, Stoke City
Glasgow Rangers, Glasgow Celtic, Fiorentina, Lazio, Sampdoria, Inter Milan, AC Milan, AS Roma, Udinese, Atalanta, Anderlecht, Club Brugge, Standard Liege, Galatasaray
Fenerbahce, Besiktas, Boca Juniors, River Plate, Flamengo, Fluminense, Palmeiras, Red Star Belgrade, Legia Warsaw, Widzew Lodz, Levski Sofia, Young Boys, Grasshoppers
Chelsea FC, Atletico Madrid, Athletic Bilbao, Celta Vigo, Schalke, Bayer Leverkusen, Borussia Moenchengladbach, Werder Bremen, Arminia Bielefeld, All Blacks, Red Sox, White Sox
Blue Jays, Boston Red Sox, Chicago White Sox, Toronto Blue Jays, Trail Blazers, Maple Leafs, Toronto Maple Leafs, Red Wings, Golden State Warriors, Oklahoma City Thunder
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
# What people are by where they are from; before a name it is no part of it.
DEMONYMS = words("""
American Americans British Briton Britons English French German Germans Italian Italians Spanish Spaniard Portuguese Russian Russians Ukrainian Ukrainians Belarusian Polish Pole
Czech Slovak Hungarian Romanian Bulgarian Greek Turkish Turk Turks Serb Serbs Serbian Croat Croats Croatian Bosnian Bosnians Albanian Albanians Macedonian Slovenian Slovene
Swiss Swedish Swede Norwegian Danish Dane Finnish Finn Dutch Dutchman Belgian Austrian Austrians Irish Irishman Scottish Scot Scotsman Welsh Welshman Frenchman Englishman
Estonian Latvian Lithuanian Georgian Armenian Azerbaijani Azeri Chechen Chechens Kazakh Uzbek Tajik Kyrgyz Turkmen Moldovan European Europeans African Africans Asian Asians
Israeli Israelis Palestinian Palestinians Jordanian Jordanians Lebanese Syrian Syrians Iraqi Iraqis Iranian Iranians Saudi Saudis Kuwaiti Yemeni Omani Emirati Qatari Bahraini
Egyptian Egyptians Libyan Libyans Tunisian Algerian Moroccan Sudanese Ethiopian Eritrean Somali Somalis Kenyan Kenyans Ugandan Tanzanian Rwandan Rwandans Burundian Congolese
Zairean Zambian Zimbabwean Namibian Angolan Mozambican Nigerian Nigerians Ghanaian Liberian Ivorian Senegalese Malian Cameroonian Gambian Chadian
Chinese Japanese Korean Koreans Taiwanese Vietnamese Cambodian Laotian Thai Burmese Malaysian Singaporean Indonesian Indonesians Filipino Filipinos Philippine Mongolian
Indian Indians Pakistani Pakistanis Bangladeshi Nepalese Nepali Afghan Afghans Tibetan Australian Australians Kiwi Fijian Tongan Samoan Canadian Canadians Mexican Mexicans
Cuban Cubans Haitian Dominican Jamaican Trinidadian Brazilian Brazilians Argentine Argentinian Chilean Peruvian Colombian Colombians Venezuelan Ecuadorean Ecuadorian Bolivian
Paraguayan Uruguayan Nicaraguan Honduran Guatemalan Salvadoran Panamanian Kurd Kurds Kurdish Tamil Hutu Hutus Tutsi Tutsis Basque Catalan Corsican Sicilian Bavarian Texan
Californian Moslem Moslems Muslim Muslims Islamic Arab Arabs Jewish Catholic Catholics Protestant Protestants Sikh Hindu Hindus Buddhist Maronite Sunni Shiite
""")
# Words of names that are none of a place's, person's or organisation's: holidays, things, peoples.
OTHER = DEMONYMS | words("""
Cup Open Championship Championships Series Prize Award Awards Games Olympics Olympic Tour Grand Prix Stadium Street Avenue Road Square Park Bridge Act Treaty Accord Accords
Agreement War Revolution Day Night Week Year Festival Stakes Trophy Bowl Final Finals Division Conference Index Average Tournament Cape Derby Masters Classic
God Internet Bible Koran Quran English Christian Christians Catholic Protestant Buddhist Hindu Jew Jews Muslims Nazi Communist Socialist Democrat Democrats Republican
Republicans Labour Tory Tories Sikh Sunni Shiite Shi'ite Kurdish Kurds Serb Serbs Croat Bosnian Chechen Albanian Polish Ukrainian Belarusian Swiss Swedish Norwegian Danish
Dutch Belgian Austrian Hungarian Romanian Bulgarian Greek Turkish Turks Iranian Iraqi Syrian Lebanese Egyptian Libyan Algerian Moroccan Tunisian Nigerian Kenyan
Australian Canadian Mexican Brazilian Argentine Chilean Colombian Cuban Pakistani Afghan Indian Indonesian Malaysian Thai Vietnamese Filipino Philippine Japanese Korean
Taiwanese Palestinian Arab Arabs Czech Slovak Finnish Irish Scottish Welsh Portuguese Peruvian Venezuelan South North East West Western Eastern Northern Southern
GMT EDT EST UTC Newsroom TV DNA Net Total First Second World Cities Telephone Tel Source Results Standings Leading Note Chapter Part Group Round Sunday
""")
