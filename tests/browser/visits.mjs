// Who comes, and what each of them sees: the list behind the contact sheet.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { addPhoto, writeAdvert } from './advert.mjs'
import { base, fail, password, told } from './people.mjs'

const own = '/south-norfolk'
const mails = `${process.env.LINTEL_DATA}/mail`

// The link of the newest message that was sent to an address.
async function mailed(email, start) {
  for (let turn = 0; turn < 60; turn += 1) {
    for (const name of existsSync(mails) ? readdirSync(mails).sort().reverse() : []) {
      const text = readFileSync(`${mails}/${name}`, 'utf8').replace(/=\r?\n/g, '').replace(/=3D/g, '=')
      const found = text.includes(email) && text.match(new RegExp(`${start}[A-Za-z0-9_-]+`))
      if (found) return found[0]
    }
    await sleep(500)
  }
  return fail(`no message for ${email} with ${start}`)
}

async function visitor(at) {
  await at.see('partnership', '/')
  await at.see('front', own)
  await at.see('front-other', '/broadland')
  await at.see('find', `${own}/homes`)
  await at.see('find-map', `${own}/homes?view=map`)
  await at.see('find-filtered', `${own}/homes?place=Diss&bedrooms=2&kind=house`)
  await at.see('find-nothing', `${own}/homes?place=Atlantis`)
  await at.see('find-last', `${own}/homes?page=4`)
  await at.go(`${own}/homes`)
  // after closing no home may be open until the next round
  const [open] = await at.links(`${own}/homes/`)
  if (open) await at.see('home', open)
  await at.see('results', `${own}/results`)
  await at.see('results-filtered', `${own}/results?place=Diss&bedrooms=2`)
  await at.see('results-nothing', `${own}/results?place=Atlantis`)
  await at.see('how-we-decide', `${own}/how-we-decide`)
  for (const page of ['help', 'contact', 'accessibility', 'privacy', 'cookies']) await at.see(page, `${own}/${page}`)
  await at.see('sign-in', `/sign-in?council=south-norfolk`)
  await at.press('Sign in')
  await at.look('sign-in-empty')
  await at.page.fill('#email', 'nobody@example.org')
  await at.page.fill('#password', 'not the password')
  await at.press('Sign in')
  await at.look('sign-in-wrong')
  await at.see('forgotten', '/sign-in/forgotten')
  await at.press('Send')
  await at.look('forgotten-empty')
  await at.page.fill('#email', told.household)
  await at.press('Send')
  await at.look('forgotten-sent')
  await at.see('new-password', await mailed(told.household, '/sign-in/new-password/'))
  await at.send()
  await at.look('new-password-empty')
  await at.go('/sign-up')
  await at.press('Continue')
  await at.look('sign-up-empty')
  await at.see('not-found', `${own}/homes/0192f5a0-0000-7000-8000-000000000000`, 404)
  await at.see('link-spent', '/sign-up/0000', 409)
  await at.page.context().clearCookies()
  await at.see('sent-to-sign-in', '/my')
}

// Somebody who makes an account and answers the questions.
async function newcomer(at) {
  const email = `casey.${Date.now() % 1000000}@example.org`
  await at.see('sign-up', '/sign-up?council=south-norfolk')
  await at.page.fill('#name', 'Casey Thorn')
  await at.page.fill('#email', email)
  await at.page.fill('#password', password)
  await at.press('Continue')
  await at.look('sign-up-sent')
  await at.see('sign-up-finish', await mailed(email, '/sign-up/'))
  await at.press('Finish')
  await at.see('my-empty', '/my')
  await at.see('my-bids-empty', '/my/bids')
  await at.see('begin', '/my/application')
  await at.press('Start')
  await at.look('begin-empty')
  await at.page.locator('main input[type=radio]').first().check()
  await at.press('Start')
  await at.look('sections')
  const seen = new Set()
  const section = async (href) => {
    for (let turn = 0; turn < 12; turn += 1) {
      const path = new URL(href, base).pathname
      if (seen.has(path) || !path.startsWith('/my/application/')) return
      seen.add(path)
      const name = `application-${path.split('/').slice(3).join('-')}`
      await at.see(name, path)
      const button = at.page.locator('main').getByRole('button', { name: 'Continue' })
      if (!(await button.count())) return
      await at.press('Continue')
      if (await at.page.locator('.govuk-error-summary').count()) {
        await at.look(`${name}-empty`)
        return
      }
      href = at.page.url()
    }
  }
  await at.go('/my/application')
  for (const href of await at.links('/my/application/')) await section(href)
  for (const page of ['people', 'addresses', 'income']) {
    await at.page.goto(`${base}/my/application/${page}/new`)
    if (!(await at.page.locator('main form').count())) continue
    await at.look(`application-${page}-new`)
    await at.send()
    await at.look(`application-${page}-new-empty`)
  }
  await at.see('safety', '/my/application/safety')
  await at.page.goto(`${base}/my/application/check`)
  await at.look('check')
}

async function applicant(at) {
  await at.see('my', '/my')
  const messages = await at.links('/my/messages/')
  if (messages.length) await at.see('message', messages[0])
  await at.see('find', `${own}/homes`)
  const homes = await at.links(`${own}/homes/`)
  if (homes.length) await at.see('home', homes[0])
  await at.go(`${own}/homes?sort=closing&fits=no&page=2`)
  const others = await at.links(`${own}/homes/`)
  if (others.length) await at.see('home-other', others[others.length - 1])
  await at.see('how-we-decide', `${own}/how-we-decide`)
  await at.see('bids', '/my/bids')
  const bids = await at.links('/my/bids/')
  const receipt = bids.find((href) => !href.endsWith('/why'))
  const why = bids.find((href) => href.endsWith('/why'))
  if (receipt) await at.see('receipt', receipt)
  if (why) await at.see('why', why)
  const adverts = await at.links('/my/adverts/')
  if (adverts.length) await at.see('advert', adverts[0])
  await at.go('/my')
  const offers = await at.links('/my/offers/')
  if (offers.length) {
    await at.see('offer', offers[0])
    const refuse = (await at.links('/my/offers/')).find((href) => href.endsWith('/refuse'))
    if (refuse) {
      await at.see('offer-refuse', refuse)
      await at.send()
      await at.look('offer-refuse-empty')
    }
  }
  await account(at)
  await at.see('not-mine', '/officer', 404)
  await at.see('not-found', '/my/bids/0192f5a0-0000-7000-8000-000000000000', 404)
}

async function account(at) {
  await at.see('account', '/account')
  await at.see('password', '/account/password')
  await at.send()
  await at.look('password-empty')
}

async function provider(at) {
  await at.see('today', '/provider')
  await at.go('/provider/adverts')
  const seen = new Set()
  for (const state of await at.links('/provider/adverts?')) {
    for (const [kind, href] of await at.kinds(state, '/provider/adverts/')) {
      if (!seen.has(kind)) await at.see(`advert-${kind}`, href)
      seen.add(kind)
    }
  }
  await at.see('adverts', '/provider/adverts')
  await at.see('advert-new', '/provider/adverts/new')
  await at.press('Save')
  await at.look('advert-new-empty')
  await at.page.fill('main [name="reference"]', `SHEET-${Date.now() % 100000}`)
  await at.page.fill('main [name="address"]', '2 Teaselgate Rise')
  await at.page.fill('main [name="rent"]', 'lots')
  await at.press('Save')
  await at.look('advert-new-wrong')
  await at.go('/provider/adverts/new')
  await writeAdvert(at.person, `SHEET-${Date.now() % 100000}`, 2)
  await at.look('advert-draft')
  const draft = new URL(at.page.url()).pathname
  await at.see('photo', `${draft}/photo`)
  await at.send()
  await at.look('photo-empty')
  await at.go(draft)
  await addPhoto(at.person)
  await at.look('advert-draft-with-photo')
  await at.go('/provider/adverts?state=open')
  const open = (await at.links('/provider/adverts/')).find((href) => /\/[0-9a-f-]{36}$/.test(href))
  if (open) {
    await at.page.goto(`${base}${open}/interest`)
    await at.look('interest')
  }
  await at.see('nominations', '/provider/nominations')
  for (const [kind, href] of await at.kinds('/provider/nominations', '/provider/nominations/')) {
    await at.see(`nomination-${kind}`, href)
    const down = at.page.getByRole('button', { name: 'Turn down' })
    if (await down.count()) {
      await down.click()
      await at.page.waitForLoadState('load')
      await at.look(`nomination-${kind}-no-reason`)
    }
  }
  await account(at)
  await at.see('not-found', '/provider/adverts/0192f5a0-0000-7000-8000-000000000000', 404)
}

async function smallProvider(at) {
  await at.see('today', '/provider')
  await at.see('adverts', '/provider/adverts')
  await at.see('nominations', '/provider/nominations')
}

async function officer(at) {
  await at.see('work', '/officer')
  await at.see('cases', '/officer/cases')
  await at.see('cases-nothing', '/officer/cases?words=zzzz')
  await at.go('/officer/cases')
  const states = await at.page.locator('main select[name=state] option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean))
  const seenCases = new Set()
  for (const state of states) {
    await at.go(`/officer/cases?state=${state}`)
    const [first] = await at.links('/officer/cases/')
    if (first && !seenCases.has(first)) await at.see(`case-${state.replace(/_/g, '-')}`, first)
    seenCases.add(first)
  }
  await at.see('shortlists', '/officer/shortlists')
  let skipSeen = false
  for (const [kind, href] of await at.kinds('/officer/shortlists', '/officer/shortlists/')) {
    await at.see(`shortlist-${kind}`, href)
    const skip = (await at.links('/officer/shortlists/')).find((link) => link.endsWith('/skip'))
    if (skip && !skipSeen) {
      skipSeen = true
      await at.see('skip', skip)
      await at.send()
      await at.look('skip-empty')
    }
  }
  await at.see('adverts', '/officer/adverts')
  await at.see('adverts-nothing', '/officer/adverts?state=submitted&landlord=zzzz')
  await at.go('/officer/adverts')
  const seen = new Set()
  for (const state of await at.links('/officer/adverts?')) {
    for (const [kind, href] of await at.kinds(state, '/officer/adverts/')) {
      if (seen.has(kind)) continue
      seen.add(kind)
      await at.see(`advert-${kind}`, href)
      const back = at.page.getByRole('button', { name: 'Send it back' })
      if (await back.count()) {
        await back.click()
        await at.page.waitForLoadState('load')
        await at.look(`advert-${kind}-no-note`)
      }
    }
  }
  await at.see('nominations', '/officer/nominations')
  for (const [kind, href] of await at.kinds('/officer/nominations', '/officer/nominations/')) await at.see(`nomination-${kind}`, href)
  await at.see('mail', '/officer/mail')
  await account(at)
  await at.page.goto(`${base}/account/council`)
  await at.look('council')
  await at.see('not-allowed', '/admin', 404)
}

async function manager(at) {
  await at.see('figures', '/manager')
  await at.see('work', '/officer')
}

async function admin(at) {
  await at.see('accounts', '/admin')
  await at.see('account-new', '/admin/accounts/new')
  await at.send()
  await at.look('account-new-empty')
  await at.go('/admin')
  const people = (await at.links('/admin/accounts/')).filter((href) => !href.endsWith('/new'))
  await at.see('person', people[0])
  await at.see('providers', '/admin/providers')
  await at.send()
  await at.look('providers-empty')
  await at.see('authorisations', '/admin/authorisations')
  await at.see('authorise', '/admin/authorisations/new')
  await at.send()
  await at.look('authorise-empty')
}

// Who, the address of the account, what is seen.
export const visits = [
  ['visitor', null, visitor],
  ['newcomer', null, newcomer],
  ['applicant', told.household, applicant],
  ['provider', 'lettings@lapwing-and-lode.example.org', provider],
  ['provider-small', 'hello@harnser.example.org', smallProvider],
  ['officer', 'officer@south-norfolk.example', officer],
  ['manager', 'manager@broadland.example', manager],
  ['admin', 'admin@south-norfolk.example', admin],
]
