# What a provider cannot do.
homes-cannot-reference = You have another home with the reference { $reference }. Give this one a different reference.
