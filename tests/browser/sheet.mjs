// The contact sheet: every kind of page in every state, for everybody who comes. `full` photographs each at two widths,
// in print and in forced colours, with JavaScript on and off, in both languages; `quick` takes none. Both look for faults:
// axe-core, sideways scroll at 320 pixels (400 % zoom of 1280), words that are cut off, broken in two or too small, things that move for
// people who asked for stillness, what vanishes in forced colours or in print, what no keyboard reaches, requests that leave
// the site. Run by tests/browser/run: `full` or `quick`, the round (`open`, `closed` or `own`), and words of which a name must have one,
// such as `visitor-find,officer-case`.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { Person, browser, count } from './people.mjs'
import { keyboard, looks } from './looks.mjs'
import { somebody } from './visits-broken.mjs'
import { visitsOf } from './visits.mjs'

const [kind, round, only] = process.argv.slice(2)
const full = kind === 'full'
const wanted = only?.split(',') ?? []
const folder = 'tests/browser/out/sheet'
if (!only && round === 'open') rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const kept = `${process.env.LINTEL_DATA}/walk-S.json`
const walked = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { references: {} }

const faults = []
const pictures = []
let looked = 0
// Kinds of pages that a keyboard has been through.
const reached = new Set()

class Visitor {
  constructor({ who, language, script, full }, person) {
    this.who = [who, language === 'en' ? '' : language, script ? '' : 'plain'].filter(Boolean).join('-')
    this.staff = ['provider', 'officer', 'manager', 'admin'].some((role) => who.startsWith(role))
    this.language = language
    this.script = script
    this.full = full
    this.walked = walked
    this.person = person
  }
  get page() { return this.person.page }
  links(start) { return this.person.links(start) }
  async press(name) { await this.person.press(name) }
  async send() { await this.person.send() }
  async goesOn(selector) { await this.person.goesOn(this.page.locator(selector)) }
  async go(path, expected = 200) { await this.person.open(path, expected) }
  // Goes to a page and looks at it.
  async see(name, path, expected = 200) {
    await this.go(path, expected)
    await this.look(name)
  }
  // The links of a list with the tag beside each, the first of every tag.
  async kinds(path, start) {
    await this.go(path)
    const rows = await this.page.locator('main tr, main li').evaluateAll((all, begin) => all.flatMap((row) => {
      const link = row.querySelector(`a[href^="${begin}"]`)
      return link ? [[row.querySelector('.govuk-tag')?.textContent.trim().toLowerCase().replace(/[^a-z]+/g, '-') ?? 'one', link.getAttribute('href')]] : []
    }), start)
    const first = new Map()
    for (const [tag, href] of rows) if (!first.has(tag)) first.set(tag, href)
    return [...first]
  }
  // Looks at the page that is open.
  async look(name) {
    const label = `${this.who}-${name}`
    if (only && !wanted.some((words) => label.includes(words))) return
    const began = Date.now()
    looked += 1
    const { page } = this
    const shoot = async (kind) => {
      await page.evaluate(picturesThere)
      await page.screenshot({ path: `${folder}/${label}-${kind}.png`, fullPage: true })
      pictures.push({ label, kind, title: await page.title(), url: new URL(page.url()).pathname })
    }
    for (const width of full ? [360, 1280] : [this.staff ? 1280 : 360]) {
      await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
      if (full && (this.script || width < 600)) await shoot(width)
      else await page.evaluate(() => window.scrollTo(0, 0))
      faults.push(...await this.person.sound(`${label} at ${width}`))
      if (!this.script) continue
      await this.holds(`${label} at ${width}`, looks.small)
      await this.holds(`${label} at ${width}`, looks.cut)
      await this.holds(`${label} at ${width}`, looks.broken)
    }
    if (this.language !== 'en') await this.holds(label, looks.english)
    await this.holds(label, looks.twins)
    await page.setViewportSize({ width: 320, height: 256 })
    await this.holds(label, looks.wide)
    if (!this.script) {
      await page.setViewportSize({ width: 1280, height: 900 })
      console.log(`${label} (${Date.now() - began} ms)`)
      return
    }
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await this.holds(label, looks.moving)
    await page.setViewportSize({ width: 1280, height: 900 })
    // In a dark scheme: what was made for white paper shows there.
    await page.emulateMedia({ reducedMotion: null, forcedColors: 'active', colorScheme: 'dark' })
    await this.holds(label, looks.forced)
    const all = full && this.language === 'en'
    if (all) await shoot('forced')
    await page.setViewportSize({ width: 740, height: 1050 })
    await page.emulateMedia({ forcedColors: null, colorScheme: null, media: 'print' })
    await this.holds(label, looks.print)
    await this.holds(`${label} on paper`, looks.broken)
    if (all) await shoot('print')
    await page.emulateMedia({ media: null })
    await page.setViewportSize({ width: 1280, height: 900 })
    await this.told(label, `${this.staff ? 'staff' : 'public'}-${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, '-')}`)
    console.log(`${label} (${Date.now() - began} ms)`)
  }
  // Every kind of page once by keyboard.
  async told(label, kind) {
    if (reached.has(kind)) return
    reached.add(kind)
    count.checks += 1
    const missed = await keyboard(this.page)
    if (missed.length) faults.push(`${label} (${this.page.url()}) by keyboard: ${missed.join('; ')}`)
  }
  async holds(label, [what, look]) {
    const found = await this.page.evaluate(look)
    count.checks += 1
    if (found.length) faults.push(`${label} (${this.page.url()}) ${what}: ${found.join('; ')}`)
  }
}

// Runs in the page: pictures further down are brought in before the photograph, and what stays in the window is at the top.
async function picturesThere() {
  window.scrollTo(0, 0)
  for (const picture of document.images) picture.loading = 'eager'
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => null)))
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

// The index is made of what lies in the folder, so that it holds both rounds and what was photographed again.
function index() {
  const known = new Map(pictures.map((one) => [one.label, one]))
  const file = `${folder}/index.json`
  for (const one of existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []) if (!known.has(one.label)) known.set(one.label, one)
  writeFileSync(file, JSON.stringify([...known.values()]))
  const shots = readdirSync(folder).filter((name) => name.endsWith('.png'))
  const rows = [...known.values()].sort((a, b) => a.label.localeCompare(b.label)).map(({ label, title, url }) => {
    const own = ['360', '1280', 'forced', 'print'].filter((kind) => shots.includes(`${label}-${kind}.png`))
    const links = own.map((kind) => `<a href="${label}-${kind}.png"><img loading="lazy" src="${label}-${kind}.png" alt="${label}, ${kind}"></a>`)
    return `<section id="${label}"><h2>${label}</h2><p>${escape(title)} <code>${escape(url)}</code></p><div>${links.join('')}</div></section>`
  })
  const style = 'body{font:16px sans-serif;margin:20px}section>div{display:flex;gap:16px;align-items:start;overflow:auto}img{max-height:640px;max-width:520px;border:1px solid #bbb}'
  writeFileSync(`${folder}/index.html`, `<!DOCTYPE html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style><h1>Contact sheet</h1><p>${known.size} pages, ${shots.length} pictures</p>${rows.join('\n')}`)
}

try {
  for (const one of visitsOf(round, full)) {
    if (only && !wanted.some((words) => words.startsWith(one.who.split('-')[0]))) continue
    const locale = one.language === 'en' ? 'en-GB' : 'pl-PL'
    // What stops one visitor stops no other: all faults are told at once.
    let person = null
    try {
      const email = somebody[one.email]?.() ?? one.email
      person = await Person.as(email, { script: one.script, checked: true, locale })
      // Chosen as people choose it, so that what they are sent is in their language too.
      if (email && !/officer|manager|admin|lettings|hello/.test(email)) await person.open(`/my?language=${one.language}`)
      await one.visit(new Visitor(one, person))
    } catch (error) {
      faults.push(`${one.who} in ${one.language}: ${error.stack}`)
    }
    await person?.leave()
  }
  if (pictures.length) index()
  for (const fault of faults) console.error(fault)
  console.log(`${round}: ${looked} pages, ${pictures.length} pictures, ${count.checks} checks, ${faults.length} faults: ${folder}/index.html`)
  if (faults.length) process.exitCode = 1
} catch (error) {
  for (const fault of faults) console.error(fault)
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
}
