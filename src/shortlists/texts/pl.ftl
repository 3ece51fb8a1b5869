# What bidders are told when a list is made.
shortlists-told-closed = Minął termin zgłoszeń do Twojego mieszkania
shortlists-told-place = Termin zgłoszeń minął: { $home }. Twoje miejsce na liście: { $place } z { $of }. Teraz sprawdzamy listę od góry. Napiszemy znowu, gdy mieszkanie zostanie przyznane.
shortlists-told-interest = Termin minął: { $home }. Twoje miejsce według czasu: { $place } z { $of }. Wybiera wynajmujący i da Ci znać.
