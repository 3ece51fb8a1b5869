# Where people choose their council.
front-partnership-says = Znajdź mieszkanie do wynajęcia od stowarzyszenia mieszkaniowego lub prywatnego właściciela.
front-choose = Wybierz swoją radę.
front-either = Jeśli chcesz tylko przejrzeć mieszkania, wybierz dowolną. Każda pokazuje wszystkie mieszkania.
front-nobody = Żadna rada jeszcze nie dołączyła.
front-sign-in-html = <a class="govuk-link" href="/sign-in">Zaloguj się</a> lub <a class="govuk-link" href="/sign-up">załóż konto</a>, aby zapisać się do rejestru.
front-choose-title = Wybierz swoją radę
front-welcome = Witamy

# A council's front page.
front-heading = Znajdź mieszkanie: { $name }
front-closing-next = Najbliższe terminy
front-next-homes = Następne mieszkania
front-no-difference = { $closing } Przy większości mieszkań nie ma znaczenia, kiedy się zgłosisz, byle przed terminem.
front-see-all = Zobacz wszystkie mieszkania
front-in-numbers = { $when } w liczbach
front-see-let = Zobacz, co przyznano i jak długo trzeba było czekać
front-get-help = Pomoc
front-help = Pomożemy wypełnić wniosek albo zgłosić się do mieszkania. Przez telefon lub na miejscu, także po polsku.
front-how-to-get-help = Jak uzyskać pomoc
front-open = { $n ->
    [one] Można się zgłosić do 1 mieszkania
   *[other] Można się zgłosić do { $n } mieszkań
}. Najbliższy termin: { $closes }, { $left }.
front-none-soon = Teraz nie ma mieszkań, do których można się zgłosić. Zajrzyj ponownie za kilka dni.
front-none-until = Teraz nie ma mieszkań, do których można się zgłosić. Nowe pojawią się w dniu: { $day }.
front-door-find = Znajdź mieszkanie
front-door-find-says = Zobacz wszystkie aktualne mieszkania na liście lub na mapie. Nie potrzebujesz konta.
front-door-join = Zapisz się do rejestru
front-door-join-says = Opisz swoje gospodarstwo domowe tylko raz. Potem możesz się zgłaszać we wszystkich okręgach.
front-door-sign-in = Zaloguj się
front-door-sign-in-says = Zobacz swoją grupę pierwszeństwa, zgłoszenia i wiadomości.
front-door-my = Moja sprawa
front-door-my-says = Twoja grupa pierwszeństwa z uzasadnieniem, wiadomości i wniosek.
front-door-bids = Moje zgłoszenia
front-door-bids-says = Na którym miejscu jest każde zgłoszenie i jaki był wynik.

# What was let lately.
front-last-week = Ostatnie 7 dni (do { $day })
front-last-weeks = Ostatnie 4 tygodnie (do { $day })
front-homes-let = { $n ->
    [one] przyznane mieszkanie
    [few] przyznane mieszkania
   *[many] przyznanych mieszkań
}
front-bids-for = { $n ->
    [one] zgłoszenie do tych mieszkań
    [few] zgłoszenia do tych mieszkań
   *[many] zgłoszeń do tych mieszkań
}
front-band-most = grupa pierwszeństwa, która dostała najwięcej mieszkań
front-wait = czas oczekiwania
front-waits = { $shortest } – { $longest }
front-wait-range = najkrótszy i najdłuższy czas oczekiwania
