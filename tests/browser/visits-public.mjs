// What the public and applicants see. Nothing here depends on the language of the pages.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { base, fail, password, told } from './people.mjs'

export const own = '/south-norfolk'
const mails = `${process.env.LINTEL_DATA}/mail`

// The link of the newest message that was sent to an address.
export async function mailed(email, start) {
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

export async function visitor(at) {
  await at.see('partnership', '/')
  await at.see('front', own)
  await at.see('front-other', '/broadland')
  await at.see('find', `${own}/homes`)
  await at.see('find-map', `${own}/homes?view=map`)
  await at.see('find-filtered', `${own}/homes?place=Diss&bedrooms=2&kind=house`)
  await at.see('find-nothing', `${own}/homes?place=Atlantis`)
  await at.see('find-page-2', `${own}/homes?page=2`)
  await at.go(`${own}/homes`)
  const [open] = await at.links(`${own}/homes/`)
  if (open) await at.see('home', open)
  await at.go(`${own}/homes?place=Diss&sort=newest`)
  const photo = await at.page.locator('main li:has(img[src*="/assets/photo/"]) a').first()
  if (await photo.count()) await at.see('home-with-photo', await photo.getAttribute('href'))
  await at.see('results', `${own}/results`)
  await at.see('results-filtered', `${own}/results?place=Costessey&size=1`)
  await at.see('results-nothing', `${own}/results?place=Atlantis`)
  await at.see('how-we-decide', `${own}/how-we-decide`)
  for (const page of ['help', 'contact', 'accessibility', 'privacy', 'cookies']) await at.see(page, `${own}/${page}`)
  await at.see('sign-in', '/sign-in?council=south-norfolk')
  await at.send()
  await at.look('sign-in-empty')
  const nobody = `nobody.${Date.now() % 1000000}@example.org`
  const guess = async () => {
    await at.page.fill('#email', nobody)
    await at.page.fill('#password', 'not the password')
    await at.send()
  }
  await guess()
  await at.look('sign-in-wrong')
  await at.see('forgotten', '/sign-in/forgotten')
  await at.send()
  await at.look('forgotten-empty')
  const account = at.language === 'en' && at.script ? told.household : `somebody.${Date.now() % 1000000}@example.org`
  await at.page.fill('#email', account)
  await at.send()
  await at.look('forgotten-sent')
  if (account === told.household) {
    const link = await mailed(account, '/sign-in/new-password/')
    await at.see('new-password', link)
    await at.send()
    await at.look('new-password-empty')
  }
  await at.go('/sign-up')
  await at.send()
  await at.look('sign-up-empty')
  await at.page.fill('#name', 'Casey Thorn')
  await at.page.fill('#email', 'casey at example')
  await at.page.fill('#password', 'password1')
  await at.send()
  await at.look('sign-up-wrong')
  await at.see('page-not-found', `${own}/nothing-here`, 404)
  await at.see('home-not-found', `${own}/homes/0192f5a0-0000-7000-8000-000000000000`, 404)
  await at.see('link-spent', '/sign-up/0000', 409)
  await at.go('/sign-in')
  await at.page.locator('main form input[name=csrf]').first().evaluate((field) => { field.value = 'old' })
  await guess()
  await at.look('form-too-old')
  await at.page.context().clearCookies()
  await at.see('sent-to-sign-in', '/my')
  if (!at.script) return
  for (let turn = 0; turn < 12; turn += 1) {
    await at.go('/sign-in')
    await guess()
  }
  await at.look('too-many-tries')
}

// What of the public's pages is another page once the round has closed.
export async function visitorAfter(at) {
  await at.see('front-after', own)
  await at.see('find-after', `${own}/homes`)
  await at.see('find-map-after', `${own}/homes?view=map`)
  await at.see('results-after', `${own}/results`)
  const closed = Object.keys(at.walked.references)[0]
  if (closed) {
    await at.page.goto(`${base}${own}/homes/${closed}`)
    await at.look('home-gone')
  }
}

// Somebody who makes an account and answers the questions.
export async function newcomer(at) {
  const email = `casey.${Date.now() % 1000000}@example.org`
  await at.see('sign-up', '/sign-up?council=south-norfolk')
  await at.page.fill('#name', 'Casey Thorn')
  await at.page.fill('#email', email)
  await at.page.fill('#password', password)
  await at.send()
  await at.look('sign-up-sent')
  await at.see('sign-up-finish', await mailed(email, '/sign-up/'))
  await at.send()
  await at.see('my-empty', '/my')
  await at.see('my-bids-empty', '/my/bids')
  await at.go(`${own}/homes`)
  const [open] = await at.links(`${own}/homes/`)
  if (open) await at.see('home-not-on-the-register', open)
  await at.see('begin', '/my/application')
  await at.send()
  await at.look('begin-empty')
  await at.page.locator('main input[type=radio]').first().check()
  await at.send()
  await at.look('sections')
  const seen = new Set()
  const section = async (href) => {
    for (let turn = 0; turn < 12; turn += 1) {
      const path = new URL(href, base).pathname
      if (seen.has(path) || !path.startsWith('/my/application/')) return
      seen.add(path)
      const name = `application-${path.split('/').slice(3).join('-')}`
      await at.see(name, path)
      if (!(await at.page.locator('main form:not(.lintel-inline-form)').count())) return
      await at.send()
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
  if (!at.script) return
  // Every other question, as the answers lead to it.
  for (const href of await at.links('/my/application/')) {
    const path = new URL(href, base).pathname
    if (seen.has(path)) continue
    seen.add(path)
    await at.see(`application-${path.split('/').slice(3).join('-')}`, path)
  }
}

// Somebody on the register while homes are open: reads a receipt, withdraws that bid, bids for another home.
export async function applicant(at) {
  await at.see('my', '/my')
  await messages(at)
  await at.see('find', `${own}/homes`)
  await at.see('find-map', `${own}/homes?view=map`)
  await at.see('bids', '/my/bids')
  const withdrawn = await withdraw(at)
  await at.go(`${own}/homes`)
  const homes = await at.links(`${own}/homes/`)
  await at.go(`${own}/homes?fits=no&page=2`)
  homes.push(...await at.links(`${own}/homes/`))
  const kinds = new Map()
  let may = null
  for (const href of [...new Set(homes)].slice(0, 16)) {
    await at.go(href)
    const kind = (await at.page.locator('main form[action$="/bid"]').count()) ? 'may-bid'
      : (await at.page.locator('.lintel-bid-panel .lintel-reasons').count()) ? 'may-not-bid' : null
    if (!kind || kinds.has(kind)) continue
    kinds.set(kind, href)
    await at.look(`home-${kind}`)
    if (kind === 'may-bid') may = href
  }
  if (may) {
    await at.go(may)
    await at.goesOn('main form[action$="/bid"] button')
    await at.look('receipt-new')
    await at.see('home-bid-already', may)
  }
  // In the quick look, after a round, the household has been let a home.
  if (at.full && !(may && withdrawn)) fail('no home to bid for, or no bid that can be withdrawn')
  const adverts = await at.links('/my/adverts/')
  if (adverts.length) await at.see('advert', adverts[0])
  await at.see('not-mine', '/officer', 404)
  await at.see('bid-not-found', '/my/bids/0192f5a0-0000-7000-8000-000000000000', 404)
}

// The receipt of a bid that can be withdrawn, and the same when it is; whether there was one.
async function withdraw(at) {
  for (const receipt of (await at.links('/my/bids/')).filter((href) => !href.endsWith('/why'))) {
    await at.go(receipt)
    if (!(await at.page.locator('main form[action$="/withdraw"]').count())) continue
    await at.look('receipt')
    await at.goesOn('main form[action$="/withdraw"] button')
    await at.look('receipt-withdrawn')
    return true
  }
  return false
}

// One message of every subject.
async function messages(at) {
  await at.go('/my')
  const all = await at.page.locator('main a[href^="/my/messages/"]').evaluateAll((links) => links.map((one) => [one.textContent.trim().replace(/B-\S+/, ''), one.getAttribute('href')]))
  const first = new Map(all.reverse())
  let number = 0
  for (const href of first.values()) {
    number += 1
    await at.see(`message-${number}`, href)
  }
}

// The same person when the round has closed and a home was let to them.
export async function applicantAfter(at) {
  await at.see('my-after', '/my')
  await messages(at)
  await at.see('bids-after', '/my/bids')
  const bids = await at.links('/my/bids/')
  const receipts = bids.filter((href) => !href.endsWith('/why'))
  const whys = bids.filter((href) => href.endsWith('/why'))
  if (receipts.length) await at.see('receipt-after', receipts[0])
  const kinds = new Set()
  for (const href of [...new Set([...whys, ...receipts.map((one) => `${one}/why`)])].slice(0, 12)) {
    await at.page.goto(base + href)
    const kind = (await at.page.locator('main .govuk-body-l').first().innerText().catch(() => '')).replace(/[0-9]+\S*/g, '').slice(0, 40)
    if (!kind || kinds.has(kind)) continue
    kinds.add(kind)
    await at.look(`why-${kinds.size}`)
  }
  await at.go('/my')
  const offers = await at.links('/my/offers/')
  if (offers.length) await at.see('offer-after', offers[0])
}

// Somebody who has answered an offer: refused it, or was let the home.
export async function afterOffer(at) {
  await at.see('my', '/my')
  await messages(at)
  await at.see('bids', '/my/bids')
  const bids = await at.links('/my/bids/')
  const why = bids.find((href) => href.endsWith('/why'))
  if (why) await at.see('why', why)
  await at.go('/my')
  for (const message of await at.links('/my/messages/')) {
    await at.go(message)
    const [offer] = await at.links('/my/offers/')
    if (!offer) continue
    await at.see('offer', offer)
    return
  }
}

// Somebody who has an offer to answer.
export async function withOffer(at) {
  await at.see('my-with-offer', '/my')
  const [offer] = await at.links('/my/offers/')
  if (!offer) fail('no offer on /my')
  await at.see('offer', offer)
  await at.see('offer-refuse', `${offer}/refuse`)
  await at.send()
  await at.look('offer-refuse-empty')
  await messages(at)
}

export async function account(at) {
  await at.see('account', '/account')
  await at.see('password', '/account/password')
  await at.send()
  await at.look('password-empty')
}
