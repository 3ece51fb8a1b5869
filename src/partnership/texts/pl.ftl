# What stops somebody until a council has finished its setting up.
partnership-no-scheme = Ta rada nie ma jeszcze obowiązujących zasad przydziału. Poproś radę, aby je dodała.
