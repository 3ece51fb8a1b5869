# An offer.
offers-your-offer = Twoja oferta: { $title }
offers-cost = Ile to kosztuje
offers-the-home = Mieszkanie
offers-landlord-is = Wynajmujący: { $landlord }.
offers-your-answer = Twoja odpowiedź
offers-yes-says = Jeśli się zgodzisz, inne Twoje zgłoszenia poczekają. Wygasną po podpisaniu umowy.
offers-yes = Tak, chcę to mieszkanie
offers-no = Nie – podaj powód
offers-to-my = Przejdź do strony Moja sprawa
offers-if-no = Co się stanie, jeśli odmówisz
offers-if-no-next = Mieszkanie dostanie następne gospodarstwo domowe z listy.
offers-if-no-ends = To zgłoszenie wygaśnie. Twój wniosek pozostaje ważny i możesz zgłaszać się dalej.
offers-if-no-officer = Urzędnik przeczyta powód i oceni, czy mieszkanie było dla Ciebie odpowiednie.
offers-if-no-priority = Jeśli było, zasady mogą zmienić Twoje pierwszeństwo. Zawiadomimy Cię i możesz poprosić o ponowne rozpatrzenie.
offers-refuse = Dlaczego odmawiasz
offers-refuse-says = Wybierz główny powód. Pomoże nam to znaleźć lepsze mieszkanie.
offers-main-reason = Główny powód
offers-more = Napisz więcej (nieobowiązkowo)
offers-more-hint = Wynajmujący tego nie widzi.
offers-continue = Dalej
offers-back = Wróć do oferty
offers-sure = Czy na pewno odmawiasz?
offers-sure-until = { $home }. Termin odpowiedzi: { $answer_by }.
offers-sure-reason = Twój powód: { $reason_says }.
offers-sure-note = Twoje słowa: { $note }
offers-sure-yes = Tak, odmawiam przyjęcia mieszkania
offers-offer-title = Twoja oferta mieszkania
offers-sure-title = Czy na pewno?
offers-said-yes = Zgoda zapisana. Wynajmujący skontaktuje się z Tobą, aby podpisać umowę.
offers-said-no = Odmowa zapisana.
offers-choose-reason = Wybierz powód odmowy
offers-what-to-tell = swoją wiadomość
offers-clock = Termin odpowiedzi: { $by }, { $left }.
offers-clock-over = Termin odpowiedzi minął: { $by }. Możesz jeszcze odpowiedzieć, dopóki oferta nie zostanie cofnięta.
offers-answered-yes = Zgoda z dnia: { $day }.
offers-answered-no = Odmowa z dnia: { $day }. Powód: { $reason }.
offers-answered-ended = Oferta wygasła w dniu: { $day }. Powód jest w Twoich wiadomościach.
offers-fact-address = Adres
offers-fact-energy = Klasa energetyczna
offers-fact-ready = Wolne od
offers-cost-rent = Czynsz
offers-cost-service = Opłata za usługi
offers-cost-together = Razem
offers-a-week = { $sum } za tydzień
offers-week-and-month = { $week } za tydzień, { $month } za miesiąc
offers-card-sent = Wskazaliśmy Cię do mieszkania: { $home }. Wynajmujący skontaktuje się z Tobą.
offers-card-viewing = Możesz obejrzeć mieszkanie: { $home }. Termin: { $when }.
offers-card-seen = Mieszkanie obejrzane: { $home }. Wynajmujący wkrótce zdecyduje.
offers-card-offered = Masz ofertę: { $home }.
offers-card-offered-by = Masz ofertę: { $home }. Termin odpowiedzi minął: { $by }. Możesz jeszcze odpowiedzieć.
offers-card-offered-in = Masz ofertę: { $home }. Termin odpowiedzi: { $by }, { $left }.
offers-card-accepted = Zgoda na mieszkanie zapisana: { $home }. Wynajmujący skontaktuje się z Tobą, aby podpisać umowę.
offers-card-answer = Przeczytaj ofertę i odpowiedz
offers-card-read = Przeczytaj ofertę

# Why somebody says no.
offers-no-area = Ta okolica nam nie odpowiada
offers-no-near-risk = W pobliżu jest ktoś, kto może nas skrzywdzić
offers-no-too-small = Mieszkanie jest za małe
offers-no-too-big = Mieszkanie jest za duże
offers-no-floor = Złe piętro albo brak windy
offers-no-stairs = Są schody, z którymi sobie nie poradzimy
offers-no-adaptations = Brakuje potrzebnego przystosowania
offers-no-health = Zaszkodzi czyjemuś zdrowiu
offers-no-condition = Wymaga napraw lub jest w złym stanie
offers-no-rent = Nie stać nas na czynsz lub rachunki
offers-no-school = Za daleko do szkoły
offers-no-work = Za daleko do pracy
offers-no-support = Za daleko od osób, które nas wspierają
offers-no-pets = Nie możemy zabrać zwierzęcia
offers-no-parking = Nie ma gdzie zaparkować
offers-no-garden = Nie ma ogrodu albo nam nie odpowiada
offers-no-layout = Zły układ pokoi
offers-no-safety = Nie czulibyśmy się tam bezpiecznie
offers-no-decor = Nie podoba nam się wystrój
offers-no-found = Mamy już inne mieszkanie
offers-no-changed = Nie chcemy już tego mieszkania
offers-no-not-moving = Nie chcemy się już przeprowadzać
offers-told-offer = Masz ofertę mieszkania
offers-told-offer-says = Masz ofertę: { $home }. Odpowiedz „tak” lub „nie”. Termin: { $by }.
offers-told-viewing = Możesz obejrzeć mieszkanie
offers-told-viewing-says = Możesz obejrzeć mieszkanie: { $home }. Termin: { $when }. Jeśli nie możesz przyjść, powiedz o tym wcześniej wynajmującemu lub nam.
offers-told-nominated = Wskazaliśmy Cię do mieszkania
offers-told-nominated-says = Wskazaliśmy Cię do mieszkania: { $home }. Wynajmujący skontaktuje się z Tobą i zdecyduje, czy złożyć ofertę.
offers-told-let = Masz mieszkanie
offers-told-let-says = Mieszkanie jest Twoje: { $home }. Najem od dnia: { $day }. Inne Twoje zgłoszenia wygasły, a wniosek jest zamknięty.
offers-told-refusal = W sprawie mieszkania, którego dotyczy odmowa
offers-told-reasonable = Uważamy, że Twoja odmowa była uzasadniona. Nie zmienia to Twojego miejsca w rejestrze.
offers-told-suitable = Uważamy, że mieszkanie, którego dotyczy Twoja odmowa, było dla Ciebie odpowiednie. Jeśli się nie zgadzasz, w ciągu 21 dni możesz poprosić o ponowne rozpatrzenie.

# How a bid ended.
offers-told-outcome = Co się stało ze zgłoszeniem { $reference }
offers-out-bid = Chodzi o mieszkanie: { $home }.
offers-out-place = { $n ->
    [one] Twoje miejsce: { $place } z 1 zgłoszenia.
   *[other] Twoje miejsce: { $place } z { $n } zgłoszeń.
}
offers-out-no-place = { $n ->
    [one] Twoje zgłoszenie nie dostało miejsca. Było 1 zgłoszenie.
   *[other] Twoje zgłoszenie nie dostało miejsca. Liczba wszystkich zgłoszeń: { $n }.
}
offers-out-let = To mieszkanie jest Twoje.
offers-out-let-to = Mieszkanie dostało gospodarstwo z miejsca { $place }.
offers-out-unlet = Nikt z tej listy nie dostał mieszkania. Ogłoszenie może pojawić się znowu.
offers-out-rules = Zgłoszenie nie spełniało zasad dla tego mieszkania.
offers-out-passed-over = Nie mogliśmy wziąć Twojego zgłoszenia pod uwagę przy tym mieszkaniu.
offers-out-elsewhere = Gdy przyszła Twoja kolej, trwała już sprawa innego mieszkania dla Ciebie.
offers-out-before-band = Zdecydowała grupa. Tamta grupa: { $theirs }. Twoja grupa: { $own }.
offers-out-before-date = Zdecydowała data pierwszeństwa. Twoja data: { $own }.
offers-out-before-points = Zdecydowały punkty. Twoje punkty: { $own }.
offers-out-before-draw = Wszystko inne było równe, więc zdecydowało losowanie.
offers-out-before-time = To gospodarstwo zgłosiło zainteresowanie wcześniej.
offers-out-before-other = To gospodarstwo było wcześniej według zasad tego mieszkania. Zasady są na stronie „Jak decydujemy”.
offers-out-landlord = Wysłaliśmy Twoją kandydaturę, ale wynajmujący odmówił.
offers-out-ask = Możesz poprosić nas o ponowne sprawdzenie.
offers-out-refused = Mamy od Ciebie odmowę. Powód: { $reason }.
offers-out-taken-back = Wysłaliśmy Twoją kandydaturę, a potem ją wycofaliśmy.
offers-out-housed = Masz już inne mieszkanie.
offers-told-taken-back = Zmiana w sprawie mieszkania

# Refusals of what somebody asked for.
offers-refused-reason = Wybierz powód z listy.
offers-refused-answered = Ta propozycja ma już Twoją odpowiedź. Zadzwoń do nas, jeśli to pomyłka.
offers-refused-ended = Ta propozycja już się skończyła. Powód znajdziesz w wiadomościach.

# Why a landlord or the council ended it.
offers-landlord-no-contact = Wynajmujący dwa razy próbował się z Tobą skontaktować i nie dostał odpowiedzi.
offers-landlord-no-show = Oglądanie mieszkania było umówione i nikt nie przyszedł.
offers-landlord-declined-view = Wynajmujący ma od Ciebie wiadomość, że nie chcesz tego mieszkania.
offers-landlord-arrears = Wynajmujący znalazł zaległy czynsz bez planu spłaty.
offers-landlord-behaviour = Wynajmującego niepokoi wcześniejsze zachowanie wobec sąsiadów.
offers-landlord-evicted = Wynajmujący ustalił, że wcześniejszy najem zakończono za złamanie zasad.
offers-landlord-violence = Wynajmujący znalazł zapis o przemocy lub groźbach wobec pracowników.
offers-landlord-plan = Twoje gospodarstwo nie pasuje do planu, który mówi, dla kogo jest ten budynek.
offers-landlord-support = Pomoc, której potrzebuje Twoje gospodarstwo, nie jest dostępna w tym mieszkaniu.
offers-landlord-unaffordable = Wynajmujący wyliczył, że po opłaceniu czynszu zostałoby Ci za mało.
offers-landlord-false-facts = Wynajmujący ustalił, że coś we wniosku było inaczej.
offers-landlord-own-policy = Twoje gospodarstwo nie spełnia własnych zasad wynajmującego.
offers-landlord-home-not-ready = Wynajmujący nie może już wynająć tego mieszkania.
offers-council-mistake = Twoje nazwisko trafiło do wynajmującego przez pomyłkę. Zachowujesz swoje miejsce.
offers-council-provider-late = Wynajmujący zwlekał za długo. Zachowujesz swoje miejsce na liście.
offers-council-no-answer = Nie dostaliśmy od Ciebie odpowiedzi na czas.
offers-council-changed = Zmiana w Twoim gospodarstwie zmieniła Twoje miejsce przy tym mieszkaniu.
offers-council-not-eligible = Twojemu gospodarstwu nie można już przyznać tego mieszkania.
