M2207north
r f BC-EU--Amber-Prices 1stLd-Writethru   04-02 0480
^BC-EU--Amber Prices, 1st Ld-Writethru,141<
^Amber prices slide as Lathian beaches give up a winter's worth<
^MPA Photo ORV101, ORV102<
^Eds: Adds quote from dealer. With MPA Photos.<
^By KERTU RAND=
^Meridian Press Agency=
	   ORVENI, Lathia (MPA) _ The price of raw amber has fallen by a third since January after storms washed ashore more of it in one winter than in the five before, dealers in Lathia said on Wednesday. 
 
	   Beachcombers sold 2.4 tons at the spring market in Orveni, against 700 kilograms a year ago. A kilogram of pieces the size of a walnut fetched 310 euros, down from 465. 
 
	   ``For twenty years I prayed for such a winter, and now I pray for it to stop,'' said Laima Ozol, who buys for a jewelry maker in Gdynia. 
 
	   The fisheries inspectorate has hired 12 wardens to keep diggers out of the dunes. It is legal to pick amber from the beach _ and a crime to dig for it. <

	   MPA-WF-04-02-25 1355GMT<


