// What people see when we are at fault or too busy. It is brought about in the demonstration's own file, and put right again.

import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { own } from './visits-public.mjs'

const file = `${process.env.LINTEL_DATA}/lintel.sqlite3`

function sql(words) {
  const done = spawnSync('sqlite3', [file, '.timeout 5000', words], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr || 'sqlite3 is missing (Debian: apt-get install sqlite3)')
  return done.stdout.trim()
}

// The address of an account whose household has an offer to answer.
export const withLiveOffer = () => sql(`select email from account join offer on offer.household_id = account.household_id
  where offer.live and offer.state = 'offered' limit 1`)

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
