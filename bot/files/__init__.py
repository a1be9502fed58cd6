"""Pictures of figures, as bytes of a .png: pure functions of what they show, for a phone and readable in grey.

`beelden` says what a picture shows and is light. `verloop` and `naast_elkaar` draw with matplotlib, which costs half a
second and some 55 MB at its first use: import them inside the function that runs in the workplace, never above it.
A picture never goes without its numbers as text.
"""
