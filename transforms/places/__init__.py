"""Places: names in the news, and which place of GeoNames each means."""
