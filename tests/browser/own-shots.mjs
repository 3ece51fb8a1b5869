import { Person, base, told, browser } from './people.mjs'
const out = '/tmp/forms_shots/'
import { mkdirSync } from 'node:fs'
mkdirSync(out, { recursive: true })
const faults = []
async function shot(p, name) {
  for (const width of [360, 1280]) {
    await p.page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
    const wide = await p.page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) faults.push(`${name} ${width}: ${wide} wide`)
    await p.page.screenshot({ path: `${out}${name}-${width}.png`, fullPage: true })
  }
  faults.push(...await p.sound(name))
}
const a = await Person.as(told.household)
await a.open('/my')
const change = a.page.getByRole('button', { name: 'Tell us about a change' })
if (await change.count()) await a.goesOn(change.first())
await a.open('/my/application')
await shot(a, 'tasks')
for (const slug of ['tie', 'loans', 'rent_now', 'notice_on', 'called_at', 'notice_for', 'school', 'wants', 'church', 'members-1', 'residences-1']) {
  const answer = await a.page.goto(`${base}/my/application/more-${slug}`)
  if (answer.status() !== 200) { console.log(slug, answer.status()); continue }
  await shot(a, slug)
  if (['tie', 'loans', 'called_at', 'wants', 'members-1'].includes(slug)) {
    await a.page.locator('main button[type=submit], main form button').first().click()
    await a.page.waitForLoadState('load')
    await shot(a, `${slug}-wrong`)
  }
}
await a.open('/my/application/more-tie')
await a.page.getByLabel('Works here').check()
await a.send()
await a.open('/my/application/more-loans')
await a.page.getByLabel('There is none').check()
await a.send()
await a.open('/my/application/check')
await shot(a, 'check')
await a.open('/my/application/more-called_at?language=pl')
await shot(a, 'pl-called')
await a.send()
await shot(a, 'pl-called-wrong')
await a.open('/my/application/more-tie')
await shot(a, 'pl-tie')
await a.open('/my/application/check')
await shot(a, 'pl-check')
const o = await Person.as('officer@south-norfolk.example')
await o.open('/officer/cases')
const cases = await o.links('/officer/cases/')
await o.open(cases[0])
await shot(o, 'case')
await o.open(`${cases[0]}/facts/seen_by_nurse`)
await shot(o, 'fact')
await o.open(`${cases[0]}/facts/members-1-night_care`)
await o.send()
await shot(o, 'fact-wrong')
await o.open('/officer/adverts')
const adverts = (await o.links('/officer/adverts/'))
if (adverts.length) { await o.open(adverts[0]); await shot(o, 'officer-advert') }
console.log(faults.join('\n') || 'no fault')
await browser.close()
