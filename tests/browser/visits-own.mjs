// A council whose scheme asks questions of its own (tests/browser/own.toml): what everybody is asked and shown of them.

import { writeAdvert } from './advert.mjs'
import { base, fail, told } from './people.mjs'
import { sql } from './visits-broken.mjs'
import { own } from './visits-public.mjs'

const wrong = {
  volunteer_months: [['#own-volunteer_months', 'a few']],
  care_week: [['#own-care_week', '168.5']],
  rent_now: [['#own-rent_now', 'lots']],
  notice_on: [['#own-notice_on-day', '31'], ['#own-notice_on-month', '2'], ['#own-notice_on-year', '2026']],
  notice_for: [['#own-notice_for', 'a while']],
  called_at: [['#own-called_at-day', '1'], ['#own-called_at-month', '7'], ['#own-called_at-year', '2026'], ['#own-called_at-time', 'noonish']],
  wants: [['#own-wants', 'Diss\nWymondhm']],
}
const right = {
  volunteer_months: [['#own-volunteer_months', '240']],
  care_week: [['#own-care_week', '20.5']],
  rent_now: [['#own-rent_now', '3000']],
  notice_on: [['#own-notice_on-day', '1'], ['#own-notice_on-month', '10'], ['#own-notice_on-year', '2026']],
  notice_for: [['#own-notice_for', '4 weeks']],
  called_at: [['#own-called_at-day', '1'], ['#own-called_at-month', '7'], ['#own-called_at-year', '2026'], ['#own-called_at-time', '9:30am']],
  wants: [['#own-wants', 'Diss\nWymondham']],
  worker_at: [['#own-worker_at', 'Wherry Bakery']],
}

async function fill(at, fields) {
  for (const [field, value] of fields) await at.page.fill(field, value)
}

// The answer that a person would give, or the first there is to choose.
async function answer(at, name) {
  if (right[name]) return fill(at, right[name])
  if (await at.page.locator('main select').count()) return at.page.locator('main select').selectOption('south-norfolk/diss')
  return at.page.locator('main input[type=radio]').first().check()
}

// Somebody on the register whose council asks more since: what /my says of it, a change, every question with its errors, the check, and what
// is said once it is sent.
export async function asked(at) {
  await at.see('my-own', '/my')
  await at.see('how-own', `${own}/how-we-decide`)
  await at.go('/my')
  await at.goesOn('main form[action="/my/change"] button')
  await at.see('sections-own', '/my/application')
  const seen = new Set()
  for (let turn = 0; turn < 24; turn += 1) {
    await at.go('/my/application')
    const next = (await at.links('/my/application/more-')).map((href) => new URL(href, base).pathname).find((path) => !seen.has(path))
    if (!next) break
    let path = next
    while (path.includes('/more-') && !seen.has(path)) {
      seen.add(path)
      const slug = path.split('/').pop()
      const name = slug.replace('more-', '')
      await at.see(`application-${slug}`, path)
      await at.send()
      await at.look(`application-${slug}-empty`)
      if (wrong[name]) {
        await at.go(path)
        await fill(at, wrong[name])
        await at.send()
        await at.look(`application-${slug}-wrong`)
      }
      await at.go(path)
      await answer(at, name)
      await at.send()
      path = new URL(at.page.url()).pathname
    }
  }
  if (seen.size < 12) fail(`only ${[...seen]} were asked`)
  // What this person had not been asked before.
  await at.go('/my/application/hide')
  await at.page.locator('main input[type=radio][value=no]').check()
  await at.send()
  await at.go('/my/application/reach')
  if (await at.page.locator('#phone').count()) await at.page.fill('#phone', '07700 900123')
  await at.send()
  await at.see('sections-own-done', '/my/application')
  await at.see('check-own', '/my/application/check')
  await at.send()
  await at.look('check-own-empty')
  const declared = at.page.locator('main input[name=declared]')
  if (!(await declared.count())) return
  await declared.check()
  await at.send()
  await at.look('sent-own')
  await at.see('my-own-after', '/my')
}

// A landlord is asked about the home, and sees what is wrong with an answer.
export async function askedOfTheHome(at) {
  await at.go('/provider/adverts/new')
  await writeAdvert(at.person, `SHEET-O${Date.now() % 100000}`, 2)
  await at.look('advert-own-empty')
  await at.page.fill('#own-steps_inside', '61')
  await at.press('Save')
  await at.look('advert-own-wrong')
  await at.page.fill('#own-steps_inside', '25')
  await at.page.locator('main [name="own-large_garden"][value="yes"]').check()
  await at.press('Save')
  await at.look('advert-own-draft')
  await at.see('advert-own-edit', `${new URL(at.page.url()).pathname}/edit`)
  await at.go(new URL(at.page.url()).pathname.replace('/edit', ''))
  await at.press('Send')
  await at.look('advert-own-sent')
}

// An officer sees what was told, and records what is known.
export async function askedOfTheOfficer(at) {
  const id = sql(`select lower(hex(household_id)) from accounts where email = '${told.household}'`).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  await at.see('case-own', `/officer/cases/${id}`)
  const facts = [...new Set(await at.links(`/officer/cases/${id}/facts/`))]
  for (const href of facts.filter((one) => /tie|seen_by|notice_on|members-1|wants|called_at|rent_now/.test(one))) {
    const name = href.split('/').pop()
    await at.see(`fact-${name}`, href)
    await at.page.fill('#why', '')
    await at.send()
    await at.look(`fact-${name}-empty`)
  }
}

// An officer answers what is asked about a home, and approves its advert.
export async function askedToApprove(at) {
  await at.go('/officer/adverts?state=submitted')
  for (const href of [...new Set(await at.links('/officer/adverts/'))]) {
    await at.go(href)
    if (!(await at.person.words()).includes('Teaselgate')) continue
    await at.look('advert-own')
    const approve = at.page.getByRole('button', { name: 'Approve the advert' })
    if (await approve.count()) {
      await at.press('Approve the advert')
      await at.look('advert-own-approved')
    }
    return
  }
  fail('no advert with answers waits')
}
