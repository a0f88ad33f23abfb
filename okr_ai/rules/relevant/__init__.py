"""Does it serve the objective, and does it matter?"""
