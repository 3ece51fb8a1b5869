# What stops somebody until a council has finished its setting up.
partnership-no-scheme = This council has no allocation scheme in force yet. Ask the council to add it.
