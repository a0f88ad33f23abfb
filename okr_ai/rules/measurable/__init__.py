"""Numbers, units, metrics: can it be told how far it is?"""
