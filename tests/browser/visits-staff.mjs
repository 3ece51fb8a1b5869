// What landlords, officers, managers and administrators see.

import { addPhoto, writeAdvert } from './advert.mjs'
import { base, fail, password } from './people.mjs'
import { account, mailed } from './visits-public.mjs'

const nobody = '0192f5a0-0000-7000-8000-000000000000'

export async function provider(at) {
  await at.see('today', '/provider')
  await adverts(at)
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
  await at.page.locator('#file').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await at.page.fill('#alt', 'The front of the house')
  await at.send()
  await at.look('photo-of-another-kind')
  await at.go(draft)
  await addPhoto(at.person)
  await at.look('advert-draft-with-photo')
  await at.see('photo-kept', `${draft}/photo`)
  await at.see('advert-edit', `${draft}/edit`)
  await account(at)
  await at.see('not-found', `/provider/adverts/${nobody}`, 404)
}

// One advert of every state.
async function adverts(at) {
  await at.go('/provider/adverts')
  const seen = new Set()
  for (const state of await at.links('/provider/adverts?')) {
    for (const [kind, href] of await at.kinds(state, '/provider/adverts/')) {
      if (!seen.has(kind)) await at.see(`advert-${kind}`, href)
      seen.add(kind)
    }
  }
}

export async function providerAfter(at) {
  await at.see('today-after', '/provider')
  await adverts(at)
  await at.see('nominations', '/provider/nominations')
  for (const [kind, href] of await at.kinds('/provider/nominations', '/provider/nominations/')) {
    await at.see(`nomination-${kind}`, href)
    const down = at.page.getByRole('button', { name: 'Turn down' })
    if (await down.count()) {
      await at.press('Turn down')
      await at.look(`nomination-${kind}-no-reason`)
    }
  }
}

// A file that is larger than we take.
export async function tooMuch(at) {
  await at.go('/provider/adverts/new')
  await writeAdvert(at.person, `SHEET-L${Date.now() % 100000}`, 2)
  await at.go(`${new URL(at.page.url()).pathname}/photo`)
  await at.page.locator('#file').setInputFiles({ name: 'front.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11 * 1024 * 1024) })
  await at.page.fill('#alt', 'The front of the house')
  await at.send()
  await at.look('too-large')
}

export async function smallProvider(at) {
  await at.see('today', '/provider')
  await at.see('adverts', '/provider/adverts')
  await at.see('nominations', '/provider/nominations')
  for (const [kind, href] of await at.kinds('/provider/adverts', '/provider/adverts/')) {
    await at.see(`advert-${kind}`, href)
    const [interest] = (await at.links('/provider/adverts/')).filter((link) => link.endsWith('/interest'))
    if (!interest) fail(`${href} does not lead to those who are interested`)
    await at.see(`interest-${kind}`, interest)
  }
}

export async function officer(at) {
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
        await at.press('Send it back')
        await at.look(`advert-${kind}-no-note`)
      }
    }
  }
  await at.see('mail', '/officer/mail')
  await account(at)
  await at.page.goto(`${base}/account/council`)
  await at.look('council')
  await at.page.goto(`${base}/account/codes`)
  await at.look('codes')
  await at.see('not-allowed', '/admin', 404)
}

export async function officerAfter(at) {
  await at.see('work-after', '/officer')
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
  await at.see('nominations', '/officer/nominations')
  for (const [kind, href] of await at.kinds('/officer/nominations', '/officer/nominations/')) await at.see(`nomination-${kind}`, href)
}

export async function manager(at) {
  await at.see('figures', '/manager')
  await at.see('work', '/officer')
}

export async function admin(at) {
  await at.see('accounts', '/admin')
  await at.see('account-new', '/admin/accounts/new')
  await at.send()
  await at.look('account-new-empty')
  if (at.script) {
    await at.page.fill('#name', 'Nell Fenwick')
    await at.page.fill('#email', 'nell.fenwick@south-norfolk.example')
    await at.page.locator('main input[type=radio]').first().check()
    await at.send()
    await at.look('account-new-made')
  }
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

// Somebody new on the staff follows the link that the administrator had sent.
export async function invited(at) {
  const email = 'nell.fenwick@south-norfolk.example'
  await at.see('invited-password', await mailed(email, '/sign-in/new-password/'))
  await at.page.fill('#new_password', password)
  await at.send()
  await at.go('/sign-in')
  await at.page.fill('#email', email)
  await at.page.fill('#password', password)
  await at.send()
  await at.look('invited-first-page')
  await at.see('invited-codes', '/account/codes')
  await at.page.fill('#code', '000000')
  await at.send()
  await at.look('invited-codes-wrong')
}
