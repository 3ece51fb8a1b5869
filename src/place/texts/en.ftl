# What is wrong with a postcode.
place-postcode-missing = Enter a postcode
place-postcode-half = Enter the full postcode, such as NR14 8AB. { $half } is only the first half
place-postcode-wrong = Enter a full UK postcode, such as NR14 8AB
