"""Words of objectives and key results: is it plain what will be different?"""
