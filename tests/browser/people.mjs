// People with browsers of their own, what a machine can see wrong in a page, and keyboards.

import { chromium } from 'playwright-core'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export const base = process.env.LINTEL_URL
export const told = JSON.parse(readFileSync(`${process.env.LINTEL_DATA}/demo.json`, 'utf8'))
export const password = 'three words together'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The design system's own back link stands outside the landmarks.
  rules: { 'target-size': { enabled: true }, region: { enabled: false } },
}

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
export const fail = (what) => { throw new Error(what) }
export const count = { checks: 0 }

// A person with a browser of their own. Without script nothing of the service's own runs; a checker still may when `checked`.
export class Person {
  static async as(email, { width = 1280, script = true, checked = script, locale = 'en-GB' } = {}) {
    const person = new Person()
    person.checked = checked
    person.context = await browser.newContext({
      javaScriptEnabled: script || checked, viewport: { width, height: width < 600 ? 740 : 900 }, bypassCSP: checked, locale,
    })
    person.page = await person.context.newPage()
    person.page.setDefaultTimeout(20000)
    if (!script && checked) await person.context.route(/\/assets\/.*\.js$/, (route) => route.abort())
    person.page.on('request', (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith('data:')) fail(`a request left the site: ${request.url()}`)
    })
    person.page.on('pageerror', (error) => fail(`a script failed: ${error}`))
    if (email) await person.signIn(email)
    return person
  }
  async signIn(email, keyboard = false) {
    await this.open('/sign-in')
    if (keyboard) {
      for (const [field, value] of [['#email', email], ['#password', password]]) {
        await this.tabTo(field)
        await this.page.keyboard.type(value)
      }
      await this.enter()
    } else {
      await this.page.fill('#email', email)
      await this.page.fill('#password', password)
      await this.send()
    }
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
  async open(path, expected = 200) {
    const answer = await this.page.goto(base + path)
    if (answer.status() !== expected) fail(`${path} answers ${answer.status()}: ${await this.words()}`)
    return this
  }
  async press(name) {
    return this.goesOn(this.page.locator('main').getByRole('button', { name, exact: false }).first())
  }
  // Presses what leads to another page, and waits until that one is there: the old one stays loaded for a moment.
  async goesOn(button) {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), button.click()])
    await this.page.waitForLoadState('load')
    return this
  }
  // Sends the first form of the page as it is.
  async send() {
    return this.goesOn(this.page.locator('main form:not(.lintel-inline-form) button[type=submit]:not([class*=toggle]), main form:not(.lintel-inline-form) button:not([type])').first())
  }
  async words() {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ')
  }
  async says(text) {
    count.checks += 1
    const words = await this.words()
    if (!words.includes(text)) fail(`${this.page.url()} does not say "${text}":\n${words.slice(0, 1500)}`)
    return this
  }
  async links(start) {
    return this.page.locator(`main a[href^="${start}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  }
  // Moves the focus by keyboard alone until it is on what the selector names; every stop on the way must be seen.
  async tabTo(selector) {
    for (let stop = 0; stop < 150; stop += 1) {
      await this.page.keyboard.press('Tab')
      if (this.checked) {
        const hidden = await this.page.evaluate(focusHidden)
        count.checks += 1
        if (hidden) fail(`${this.page.url()}: the focus is not to be seen: ${hidden}`)
      }
      if (await this.page.locator(`${selector}:focus`).count()) return this
    }
    return fail(`${this.page.url()}: ${selector} is not reached by keyboard`)
  }
  async enter() {
    const url = this.page.url()
    await Promise.all([this.page.waitForURL((now) => now.href !== url), this.page.keyboard.press('Enter')])
    await this.page.waitForLoadState('load')
    return this
  }
  // No fault that a machine can see.
  async sound(name) {
    await this.page.evaluate(axe)
    const result = await this.page.evaluate((asked) => window.axe.run(document, asked), rules)
    count.checks += 1
    return result.violations.map((one) => `${name} (${this.page.url()}): ${one.id}: ${one.nodes[0].target} ${one.nodes[0].failureSummary}`)
  }
  async leave() { await this.context.close() }
}

// Runs in the page: why the focused element cannot be seen, or nothing.
function focusHidden() {
  const on = document.activeElement
  if (!on || on === document.body) return null
  const box = on.getBoundingClientRect()
  const name = `${on.tagName} ${on.id || on.textContent.trim().slice(0, 40)}`
  if (box.width < 1 || box.height < 1) return `${name} has no size`
  if (box.bottom <= 0 || box.top >= window.innerHeight || box.right <= 0 || box.left >= window.innerWidth) return `${name} is outside the window`
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), window.innerWidth - 2)
  const y = Math.min(Math.max(box.top + box.height / 2, 1), window.innerHeight - 2)
  const top = document.elementFromPoint(x, y)
  const near = top && (on.contains(top) || top.contains(on) || (on.labels && [...on.labels].some((label) => label.contains(top))))
  if (!near) return `${name} is under ${top ? `${top.tagName}.${top.className}` : 'nothing'}`
  const marks = [on, on.parentElement, ...(on.labels ?? [])].map((one) => getComputedStyle(one))
  const before = on.labels?.[0] ? getComputedStyle(on.labels[0], '::before') : null
  const marked = (style) => style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
  return marks.some(marked) || marked(before) ? null : `${name} looks the same with the focus`
}
