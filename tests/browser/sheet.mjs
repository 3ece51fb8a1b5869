// The contact sheet: every kind of page in every state, for everybody who comes. `full` photographs each at two widths,
// in print and in forced colours, with JavaScript on and off; `quick` takes none. Both look for faults:
// axe-core, sideways scroll at 320 pixels (400 % zoom of 1280), things that move for people who asked for stillness,
// requests that leave the site. Run by tests/browser/run.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { Person, browser, count } from './people.mjs'
import { visits } from './visits.mjs'

const full = process.argv[2] === 'full'
const only = process.argv[3]
const folder = 'tests/browser/out/sheet'
if (!only) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const faults = []
const pictures = []
let looked = 0

class Visitor {
  constructor(who, person) {
    this.who = who
    this.person = person
  }
  get page() { return this.person.page }
  links(start) { return this.person.links(start) }
  async press(name) { await this.person.press(name) }
  async send() { await this.person.send() }
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
    if (only && !label.includes(only)) return
    const began = Date.now()
    looked += 1
    const { page } = this
    const staff = ['provider', 'officer', 'manager', 'admin'].some((role) => this.who.startsWith(role))
    const shoot = async (kind) => {
      await page.evaluate(picturesThere)
      await page.screenshot({ path: `${folder}/${label}-${kind}.png`, fullPage: true })
      pictures.push({ label, kind, title: await page.title(), url: new URL(page.url()).pathname })
    }
    for (const width of full ? [360, 1280] : [staff ? 1280 : 360]) {
      await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
      if (full || only) await shoot(width)
      else await page.evaluate(() => window.scrollTo(0, 0))
      faults.push(...await this.person.sound(`${label} at ${width}`))
    }
    await page.setViewportSize({ width: 320, height: 256 })
    await this.holds(label, 'goes sideways at 320 pixels', widerThanWindow)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await this.holds(label, 'moves for people who asked for stillness', moving)
    await page.emulateMedia({ reducedMotion: null })
    if (full) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.emulateMedia({ forcedColors: 'active' })
      await shoot('forced')
      await page.emulateMedia({ forcedColors: null, media: 'print' })
      await page.setViewportSize({ width: 740, height: 1050 })
      await shoot('print')
      await page.emulateMedia({ media: null })
    }
    console.log(`${label} (${Date.now() - began} ms)`)
  }
  async holds(label, what, look) {
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

// Runs in the page: what makes the page wider than its window.
function widerThanWindow() {
  const wide = document.documentElement.scrollWidth
  if (wide <= window.innerWidth) return []
  const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('.lintel-scroll'))
  return [`${wide} pixels`, ...over.slice(0, 3).map((one) => `${one.tagName}.${one.className}`)]
}

// Runs in the page: what has a transition or an animation.
function moving() {
  const some = (list) => list.split(',').some((time) => parseFloat(time) > 0)
  return [...document.querySelectorAll('body *')].filter((one) => {
    const style = getComputedStyle(one)
    return some(style.transitionDuration) || (style.animationName !== 'none' && some(style.animationDuration))
  }).slice(0, 3).map((one) => `${one.tagName}.${one.className}`)
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function index() {
  const labels = [...new Set(pictures.map((one) => one.label))]
  const rows = labels.map((label) => {
    const all = pictures.filter((one) => one.label === label)
    const shots = all.map((one) => `<a href="${label}-${one.kind}.png"><img loading="lazy" src="${label}-${one.kind}.png" alt="${label}, ${one.kind}"></a>`)
    return `<section id="${label}"><h2>${label}</h2><p>${escape(all[0].title)} <code>${escape(all[0].url)}</code></p><div>${shots.join('')}</div></section>`
  })
  const style = 'body{font:16px sans-serif;margin:20px}section>div{display:flex;gap:16px;align-items:start;overflow:auto}img{max-height:640px;max-width:520px;border:1px solid #bbb}'
  writeFileSync(`${folder}/index.html`, `<!DOCTYPE html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style><h1>Contact sheet</h1><p>${labels.length} pages, ${pictures.length} pictures</p>${rows.join('\n')}`)
}

try {
  for (const [who, email, visit] of visits) {
    if (only && !only.startsWith(who.split('-')[0])) continue
    // Everything twice: as it is, and as it is where no script runs.
    for (const script of full && !only ? [true, false] : [true]) {
      const person = await Person.as(email, { script, checked: true })
      // What stops one visitor stops no other: all faults are told at once.
      await visit(new Visitor(script ? who : `${who}-plain`, person)).catch((error) => faults.push(`${who}: ${error.stack}`))
      await person.leave()
    }
  }
  if (pictures.length) index()
  for (const fault of faults) console.error(fault)
  console.log(`${looked} pages, ${pictures.length} pictures, ${count.checks} checks, ${faults.length} faults: ${folder}/index.html`)
  if (faults.length) process.exitCode = 1
} catch (error) {
  for (const fault of faults) console.error(fault)
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
}
