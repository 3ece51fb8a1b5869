// The main job, once through, in a real browser: advert, approval, bid, closing, shortlist, nomination, offer, let, results.
// Run by tests/browser/run, once with JavaScript on and once off.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { addPhoto, writeAdvert } from './advert.mjs'
import { Person as Anybody, base, browser, count, fail, told } from './people.mjs'

const act = process.argv[2]
const script = process.argv[3] === 'script'
const mark = script ? 'S' : 'N'
const shots = 'tests/browser/out'
mkdirSync(shots, { recursive: true })

class Person extends Anybody {
  static async as(email, width = 1280) {
    const person = await Anybody.as(email && width > 600 ? email : null, { width, script })
    Object.setPrototypeOf(person, Person.prototype)
    // Whoever is on a phone here signs in by keyboard alone.
    if (email && width <= 600) await person.signIn(email, true)
    return person
  }
  async look(name) {
    await this.page.screenshot({ path: `${shots}/${name}-${mark}.png`, fullPage: true })
    if (!script) return this
    const faults = await this.sound(name)
    if (faults.length) fail(faults.join('\n'))
    return this
  }
}

// What the acts tell each other: references by advert, and the reference of the advert that was bid for.
const kept = `${process.env.LINTEL_DATA}/walk-${mark}.json`
const known = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { references: {} }
const keep = () => writeFileSync(kept, JSON.stringify(known))

const own = `WALK-${mark}${Date.now() % 100000}`

async function advertise() {
  const provider = await Person.as('lettings@lapwing-and-lode.example.org')
  await provider.look('provider-today')
  for (const bedrooms of [1, 2, 3, 4]) {
    await provider.open('/provider/adverts/new')
    if (bedrooms === 1) {
      await provider.press('Save')
      await provider.says('There is a problem')
      await provider.look('advert-with-faults')
    }
    await writeAdvert(provider, `${own}-${bedrooms}`, bedrooms)
    await provider.says('Your draft is saved')
    if (bedrooms === 1) {
      await provider.look('advert-draft')
      await addPhoto(provider)
      await provider.look('advert-with-photo')
    }
    await provider.press('Send')
    await provider.says('Your advert is with the council')
  }
  await provider.leave()
}

async function approve() {
  const officer = await Person.as('officer@south-norfolk.example')
  await officer.look('officer-work')
  await officer.open('/officer/adverts')
  await officer.look('officer-adverts')
  for (const bedrooms of [1, 2, 3, 4]) {
    await officer.open('/officer/adverts?state=submitted')
    const all = [...new Set(await officer.links('/officer/adverts/'))]
    let done = false
    for (const href of all) {
      await officer.open(href)
      if (!(await officer.words()).includes(`${bedrooms} Teaselgate Rise`)) continue
      if (bedrooms === 1) await officer.look('officer-advert')
      known.references[href.split('/').pop()] = (await officer.words()).match(/A-[A-Z0-9]{4}-[A-Z0-9]{4}/)[0]
      keep()
      await officer.page.getByLabel('The cycle that is open now').check()
      for (const name of ['label']) {
        const radios = officer.page.locator(`main input[name="${name}"]`)
        if (await radios.count() && !(await officer.page.locator(`main input[name="${name}"]:checked`).count())) await radios.first().check()
      }
      await officer.press('Approve the advert')
      done = true
      break
    }
    if (!done) fail(`the officer did not find ${bedrooms} Teaselgate Rise among ${all}: ${await officer.words()}`)
  }
  await officer.leave()
}

async function bid() {
  const visitor = await Person.as(null, 360)
  await visitor.open('/')
  await visitor.look('partnership-360')
  await visitor.open('/south-norfolk')
  await visitor.look('front-360')
  await visitor.open('/south-norfolk/homes')
  await visitor.look('find-a-home-360')
  await visitor.leave()
  const applicant = await Person.as(told.household, 360)
  await applicant.look('my-housing-360')
  await applicant.open('/south-norfolk/homes?place=Diss&sort=newest')
  let pages = await applicant.links('/south-norfolk/homes/')
  let placed = false
  for (const href of pages) {
    await applicant.open(href)
    const reference = known.references[new URL(href, base).pathname.split('/').pop()]
    if (!reference) continue
    if (await applicant.page.getByRole('button', { name: 'Bid for this home' }).count() === 0) continue
    await applicant.look('home-360')
    await applicant.tabTo('main form[action$="/bid"] button')
    await applicant.enter()
    known.reference = reference
    keep()
    placed = true
    break
  }
  if (!placed) fail(`no home of the walk could be bid for among ${pages.length}`)
  await applicant.says('B-')
  await applicant.look('receipt-360')
  await applicant.open('/my/bids')
  await applicant.look('my-bids-360')
  await applicant.leave()
}

async function shortlist() {
  const officer = await Person.as('officer@south-norfolk.example')
  await officer.open('/officer/shortlists')
  await officer.look('officer-shortlists')
  for (const href of await officer.links('/officer/shortlists/')) {
    await officer.open(href)
    if (!(await officer.words()).includes(known.reference)) continue
    if ((await officer.page.getByRole('button', { name: 'Mark as checked' }).count()) === 0) continue
    await officer.look('officer-shortlist')
    await officer.press('Mark as checked')
    await officer.press('Approve and seal')
    await officer.page.locator('main form[action*="/nominate"] button').click()
    await officer.page.waitForLoadState('load')
    await officer.look('officer-nominated')
    await officer.leave()
    return
  }
  fail('the officer did not find the shortlist of the walk')
}

async function offer() {
  const provider = await Person.as('lettings@lapwing-and-lode.example.org')
  await provider.open('/provider/nominations')
  await provider.look('provider-nominations')
  for (const href of await provider.links('/provider/nominations/')) {
    await provider.open(href)
    if (!(await provider.words()).includes('Teaselgate Rise')) continue
    if ((await provider.page.locator('form[action$="/offer"] button').count()) === 0) continue
    await provider.look('provider-nomination')
    await provider.page.locator('form[action$="/offer"] button').click()
    await provider.page.waitForLoadState('load')
    await provider.leave()
    return
  }
  fail('the provider did not find the nomination of the walk')
}

async function accept() {
  const applicant = await Person.as(told.household, 360)
  await applicant.open('/my')
  await applicant.look('my-housing-with-offer-360')
  const offers = await applicant.links('/my/offers/')
  if (!offers.length) fail(`no offer on /my: ${await applicant.words()}`)
  await applicant.open(offers[0])
  await applicant.look('offer-360')
  await applicant.press('Yes, I want this home')
  await applicant.look('offer-accepted-360')
  await applicant.leave()
}

async function letHome() {
  const provider = await Person.as('lettings@lapwing-and-lode.example.org')
  await provider.open('/provider/nominations')
  for (const href of await provider.links('/provider/nominations/')) {
    await provider.open(href)
    if (!(await provider.words()).includes('Teaselgate Rise')) continue
    const form = provider.page.locator('form[action$="/let"]')
    if ((await form.count()) === 0) continue
    const start = process.env.LINTEL_STARTS.split('-')
    await form.locator('[name$="-day"]').fill(start[2])
    await form.locator('[name$="-month"]').fill(start[1])
    await form.locator('[name$="-year"]').fill(start[0])
    await form.locator('button').click()
    await provider.page.waitForLoadState('load')
    await provider.look('provider-let')
    await provider.leave()
    return
  }
  fail('the provider could not let the home of the walk')
}

async function told_why() {
  const applicant = await Person.as(told.household, 360)
  await applicant.open('/my/bids')
  const why = (await applicant.links('/my/bids/')).filter((href) => href.endsWith('/why'))
  const bids = (await applicant.links('/my/bids/')).filter((href) => !href.endsWith('/why'))
  await applicant.look('my-bids-after-360')
  await applicant.open(why[0] ?? `${bids[0]}/why`)
  await applicant.look('why-360')
  const visitor = await Person.as(null)
  for (const [name, path] of [['results', '/south-norfolk/results'], ['how-we-decide', '/south-norfolk/how-we-decide'], ['find-a-home', '/broadland/homes']]) {
    await visitor.open(path)
    await visitor.look(name)
  }
}

const acts = { before: [advertise, approve, bid], after: [shortlist, offer, accept, letHome, told_why] }
try {
  for (const step of acts[act]) {
    await step()
    console.log(`ok: ${step.name}`)
  }
  console.log(`${acts[act].length} passed, 0 failed (${count.checks} checks, script ${script ? 'on' : 'off'})`)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
}
