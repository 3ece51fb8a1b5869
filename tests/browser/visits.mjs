// Who comes to the contact sheet, in which language, and what each of them sees.

import { told } from './people.mjs'
import { account, afterOffer, applicant, applicantAfter, newcomer, visitor, visitorAfter, withOffer } from './visits-public.mjs'
import { admin, invited, manager, officer, officerAfter, provider, providerAfter, smallProvider, tooMuch } from './visits-staff.mjs'
import { broken, notQualified, onHold, stuck } from './visits-broken.mjs'
import { asked, askedOfTheHome, askedOfTheOfficer, askedToApprove } from './visits-own.mjs'

const lettings = 'lettings@lapwing-and-lode.example.org'

// Who, the address of the account or how to find it, what is seen, when: while homes are open, after the round has closed, or where a
// council asks questions of its own.
// `languages`: for everybody but staff. English pages are seen once more without a script,
// but not where it is `once`, because it leaves something behind or proves the same.
const all = [
  ['visitor', null, visitor, 'open', { languages: ['en', 'pl'] }],
  ['newcomer', null, newcomer, 'open', { languages: ['en', 'pl'] }],
  ['applicant', told.household, applicant, 'open', { languages: ['en', 'pl'] }],
  ['applicant', told.household, account, 'open', { languages: ['en', 'pl'] }],
  ['provider', lettings, provider, 'open', {}],
  ['provider', lettings, tooMuch, 'open', { once: true }],
  ['provider-small', 'hello@harnser.example.org', smallProvider, 'open', { once: true }],
  ['officer', 'officer@south-norfolk.example', officer, 'open', {}],
  ['officer', 'officer@south-norfolk.example', stuck, 'open', { once: true }],
  ['manager', 'manager@broadland.example', manager, 'open', { once: true }],
  ['admin', 'admin@south-norfolk.example', admin, 'open', {}],
  ['admin', null, invited, 'open', { once: true }],
  ['visitor', null, visitorAfter, 'closed', { languages: ['en', 'pl'] }],
  ['applicant', told.household, applicantAfter, 'closed', { languages: ['en', 'pl'] }],
  ['applicant-offered', 'with an offer', withOffer, 'closed', { languages: ['en', 'pl'], once: true }],
  ['applicant-refused', 'who refused', afterOffer, 'closed', { languages: ['en', 'pl'], once: true }],
  ['applicant-housed', 'with a home', afterOffer, 'closed', { languages: ['en', 'pl'], once: true }],
  ['applicant-not-qualified', 'who does not qualify', notQualified, 'open', { languages: ['en', 'pl'], once: true }],
  ['applicant-to-tell', 'with something to tell', notQualified, 'open', { languages: ['en', 'pl'], once: true }],
  ['applicant-on-hold', 'on hold', onHold, 'open', { languages: ['en', 'pl'], once: true }],
  ['provider', lettings, providerAfter, 'closed', {}],
  ['officer', 'officer@south-norfolk.example', officerAfter, 'closed', {}],
  ['everybody', null, broken, 'closed', { languages: ['en', 'pl'], once: true }],
  ['applicant', told.household, asked, 'own', { languages: ['pl', 'en'], once: true }],
  ['provider', lettings, askedOfTheHome, 'own', { once: true }],
  ['officer', 'officer@broadland.example', askedOfTheOfficer, 'own', { once: true }],
  ['officer', 'officer@south-norfolk.example', askedToApprove, 'own', { once: true }],
]

// What changes the demonstration's own file, or needs somebody found in it.
const prepared = [broken, stuck, withOffer, afterOffer, notQualified, onHold, tooMuch, asked, askedOfTheHome, askedOfTheOfficer, askedToApprove]

// Everything of a round for the whole sheet; for the quick look everything that needs no preparation, in English.
export function visitsOf(round, full) {
  const visits = []
  for (const [who, email, visit, when, { languages = ['en'], once = false }] of all) {
    if (full ? when !== round : prepared.includes(visit)) continue
    for (const language of full ? languages : ['en']) {
      for (const script of full && !once && language === 'en' ? [true, false] : [true]) visits.push({ who, email, visit, language, script, full })
    }
  }
  return visits
}
