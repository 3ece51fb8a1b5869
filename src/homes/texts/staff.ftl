# What a provider cannot do.
homes-cannot-reference = You have another home with the reference { $reference }. Give this one a different reference.
# What is wrong with a photo.
homes-photo-kind = Choose a photo: a JPEG, PNG or WebP file
homes-photo-broken = The photo could not be read. Open it, save it again as a JPEG, and choose that file
homes-photo-too-many = The photo has too many pixels. Make it smaller and choose it again
homes-photo-too-few = The photo is too small. Choose one of { $wide } by { $high } pixels or more
