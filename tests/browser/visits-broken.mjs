// What people see when we are at fault or too busy. It is brought about in the demonstration's own file, and put right again.

import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { told } from './people.mjs'
import { own } from './visits-public.mjs'

const file = `${process.env.LINTEL_DATA}/lintel.sqlite3`

export function sql(words) {
  const done = spawnSync('sqlite3', [file, '.timeout 5000', words], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr || 'sqlite3 is missing (Debian: apt-get install sqlite3)')
  return done.stdout.trim()
}

// The address of an account by what came of its household.
const of = (from, order) => sql(`select email from accounts join ${from} order by ${order} limit 1`)
export const somebody = {
  'with an offer': () => of("offers o on o.household_id = accounts.household_id where o.live and o.state = 'offered'", 'o.made_at'),
  'who refused': () => of(`offers o on o.household_id = accounts.household_id where o.state = 'refused'
    and not exists (select 1 from offers later where later.household_id = o.household_id and later.made_at > o.made_at)`, 'o.answered_at desc'),
  'with a home': () => of("offers o on o.household_id = accounts.household_id where o.state = 'accepted'", 'o.answered_at desc'),
  'who does not qualify': () => of(`assessments a on a.household_id = accounts.household_id
    join households h on h.id = a.household_id and h.state = 'active'
    where a.current and a.answer like '%"qualifying":{"answer":"no","reasons":[{"code":"savings"%'`, 'a.id'),
  'with something to tell': () => of(`assessments a on a.household_id = accounts.household_id
    where a.current and not a.qualifies and a.answer like '%not know yet%savings are above%'`, 'a.id'),
  'on hold': () => told.household,
}

// Somebody whose application an officer has put on hold.
export async function onHold(at) {
  const set = (state, until) => sql(`update households set state = '${state}', suspended_until = ${until}
    where id = (select household_id from accounts where email = '${told.household}')`)
  set('suspended', "'2026-12-31'")
  try {
    await at.see('my', '/my')
    await oneHome(at)
  } finally {
    set('active', 'null')
  }
}

// Somebody on the register who may not bid.
export async function notQualified(at) {
  await at.see('my', '/my')
  await at.see('bids', '/my/bids')
  await oneHome(at)
}

async function oneHome(at) {
  await at.go(`${own}/homes`)
  const [home] = await at.links(`${own}/homes/`)
  await at.see('home', home)
}

// An officer while two adverts cannot be closed: what was promised of their draws is not what is there.
export async function stuck(at) {
  const two = `select a.id from adverts a join councils c on c.id = a.council_id
    where a.state = 'approved' and a.draw_commitment is not null and c.slug = 'south-norfolk' order by a.reference limit 2`
  const kept = sql(`select quote(id), draw_commitment, closes_at from adverts where id in (${two})`).split('\n').map((line) => line.split('|'))
  const set = (id, promise, closes) => sql(`update adverts set draw_commitment = '${promise}', closes_at = '${closes}' where id = ${id}`)
  for (const [id, , closes] of kept) set(id, '0'.repeat(64), closes.replace(/^\S{10}/, '2026-11-20'))
  try {
    await at.see('work-not-closed', '/officer')
  } finally {
    for (const [id, promise, closes] of kept) set(id, promise, closes)
  }
}

export async function broken(at) {
  sql('alter table lets rename to lets_away')
  try {
    await at.see('our-fault', `${own}/results?place=Diss&bedrooms=3`, 500)
  } finally {
    sql('alter table lets_away rename to lets')
  }
  await at.go('/sign-in')
  await at.page.fill('#email', 'nobody@example.org')
  await at.page.fill('#password', 'not the password')
  // Somebody else holds the file for longer than we wait.
  const holder = spawn('sqlite3', [file])
  holder.stdin.write('.timeout 5000\nbegin immediate;\n')
  await sleep(1500)
  at.page.setDefaultTimeout(60000)
  await at.send()
  await at.look('busy')
  holder.stdin.end('rollback;\n')
  await new Promise((done) => { holder.on('exit', done) })
}
