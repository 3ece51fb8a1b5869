// The main job, once through, in a real browser: advert, approval, bid, closing, shortlist, nomination, offer, let, results.
// Run by tests/browser/run, once with JavaScript on and once off.

import { chromium } from 'playwright-core'
import { createRequire } from 'node:module'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const base = process.env.LINTEL_URL
const act = process.argv[2]
const script = process.argv[3] === 'script'
const mark = script ? 'S' : 'N'
const shots = 'tests/browser/out'
mkdirSync(shots, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const told = JSON.parse(readFileSync(`${process.env.LINTEL_DATA}/demo.json`, 'utf8'))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
let checks = 0
const fail = (what) => { throw new Error(what) }

// A person with a browser of their own.
class Person {
  static async as(email, width = 1280) {
    const person = new Person()
    person.context = await browser.newContext({
      javaScriptEnabled: script, viewport: { width, height: 900 }, bypassCSP: script, locale: 'en-GB',
    })
    person.page = await person.context.newPage()
    person.page.setDefaultTimeout(20000)
    person.page.on('request', (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith('data:')) fail(`a request left the site: ${request.url()}`)
    })
    person.page.on('pageerror', (error) => fail(`a script failed: ${error}`))
    if (email) await person.signIn(email)
    return person
  }
  async signIn(email) {
    await this.open('/sign-in')
    await this.page.fill('#email', email)
    await this.page.fill('#password', 'three words together')
    await this.press('Sign in')
    const code = this.page.locator('#demonstration-code')
    if (await code.count()) {
      await this.page.fill('#code', (await code.textContent()).trim())
      await this.press('Continue')
      if (await this.page.getByText('That code was used already').count()) {
        await sleep(30000)
        return this.signIn(email)
      }
    }
    return this
  }
  async open(path) {
    const answer = await this.page.goto(base + path)
    if (answer.status() >= 400) fail(`${path} answers ${answer.status()}: ${await this.words()}`)
    return this
  }
  async press(name) {
    await Promise.all([this.page.waitForLoadState('load'), this.page.locator('main').getByRole('button', { name, exact: false }).first().click()])
    await this.page.waitForLoadState('load')
    return this
  }
  async words() {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ')
  }
  async says(text) {
    checks += 1
    const words = await this.words()
    if (!words.includes(text)) fail(`${this.page.url()} does not say "${text}":\n${words.slice(0, 1500)}`)
    return this
  }
  async link(start) {
    const found = await this.page.locator(`main a[href^="${start}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    return found
  }
  // A picture, and no accessibility fault that a machine can see.
  async look(name) {
    await this.page.screenshot({ path: `${shots}/${name}-${mark}.png`, fullPage: true })
    if (!script) return this
    await this.page.addScriptTag({ content: axe })
    const result = await this.page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
    checks += 1
    if (result.violations.length) {
      fail(`${name} (${this.page.url()}): ` + result.violations.map((one) => `${one.id}: ${one.nodes[0].target} ${one.nodes[0].failureSummary}`).join('\n'))
    }
    return this
  }
  async leave() { await this.context.close() }
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
    const { page } = provider
    const fill = { reference: `${own}-${bedrooms}`, address: `${bedrooms} Teaselgate Rise`, parish: 'Diss', postcode: 'ip224ab', bedrooms: `${bedrooms}`,
      max_people: `${bedrooms * 2}`, floor: '0', rent: `${85 + bedrooms * 12}.50`, service: '5', 'available-day': '8', 'available-month': '1', 'available-year': '2027',
      description: 'A quiet home close to the shops, with a bus stop at the end of the road and a small garden.' }
    const pick = { kind: bedrooms === 1 ? 'flat' : 'house', access: 'no_steps', garden: 'own', pets: 'yes', parking: 'own', heating: 'gas', epc: 'C', tenure: 'social_rent', label: 'general' }
    for (const [name, value] of Object.entries({ ...fill, ...pick })) {
      const field = page.locator(`main [name="${name}"]`).first()
      const kind = await field.evaluate((one) => (one.tagName === 'SELECT' ? 'select' : one.type))
      if (kind === 'select') await field.selectOption(value)
      else if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check()
      else await field.fill(value)
    }
    await provider.press('Save')
    if ((await provider.words()).includes('There is a problem')) {
      // A rent outside the usual range is confirmed, not hidden.
      const sure = page.locator('main input[type=checkbox]').first()
      if (await sure.count()) { await sure.check(); await provider.press('Save') }
    }
    await provider.says('Your draft is saved')
    if (bedrooms === 1) await provider.look('advert-draft')
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
    const all = [...new Set(await officer.link('/officer/adverts/'))]
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
  let pages = await applicant.link('/south-norfolk/homes/')
  let placed = false
  for (const href of pages) {
    await applicant.open(href)
    const reference = known.references[new URL(href, base).pathname.split('/').pop()]
    if (!reference) continue
    if (await applicant.page.getByRole('button', { name: 'Bid for this home' }).count() === 0) continue
    await applicant.look('home-360')
    await applicant.press('Bid for this home')
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
  for (const href of await officer.link('/officer/shortlists/')) {
    await officer.open(href)
    if (!(await officer.words()).includes(known.reference)) continue
    if ((await officer.page.getByRole('button', { name: 'Checked' }).count()) === 0) continue
    await officer.look('officer-shortlist')
    await officer.press('Checked')
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
  for (const href of await provider.link('/provider/nominations/')) {
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
  const offers = await applicant.link('/my/offers/')
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
  for (const href of await provider.link('/provider/nominations/')) {
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
  const why = (await applicant.link('/my/bids/')).filter((href) => href.endsWith('/why'))
  const bids = (await applicant.link('/my/bids/')).filter((href) => !href.endsWith('/why'))
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
  console.log(`${acts[act].length} passed, 0 failed (${checks} checks, script ${script ? 'on' : 'off'})`)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
}
