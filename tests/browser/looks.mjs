// What a machine can see of a page that axe-core does not look for. Each runs in the page and answers with what is wrong.

// What makes the page wider than its window.
function widerThanWindow() {
  const wide = document.documentElement.scrollWidth
  if (wide <= window.innerWidth) return []
  const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('.lintel-scroll'))
  return [`${wide} pixels`, ...over.slice(0, 3).map((one) => `${one.tagName}.${one.className}`)]
}

// What has a transition or an animation.
function moving() {
  const some = (list) => list.split(',').some((time) => parseFloat(time) > 0)
  return [...document.querySelectorAll('body *')].filter((one) => {
    const style = getComputedStyle(one)
    return some(style.transitionDuration) || (style.animationName !== 'none' && some(style.animationDuration))
  }).slice(0, 3).map((one) => `${one.tagName}.${one.className}`)
}

// Words smaller than 11 pixels as they are drawn, in drawings too.
function smallWords() {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement
    if (!node.data.trim() || one.closest('desc, title, script, style, .govuk-visually-hidden, [hidden]') || !one.checkVisibility({ visibilityProperty: true })) continue
    const drawn = one.closest('svg')
    const scale = drawn?.viewBox?.baseVal?.width ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1
    const size = parseFloat(getComputedStyle(one).fontSize) * scale
    if (size < 11) found.push(`${size.toFixed(1)} pixels: ${node.data.trim().slice(0, 30)}`)
  }
  return [...new Set(found)].slice(0, 5)
}

// Words that go on in the next line without a hyphen, and references that break at theirs. What is no plain word, such as an
// address, may.
function brokenWords() {
  const found = []
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement
    if (!node.data.trim() || one.closest('svg, title, script, style, textarea, option, .govuk-visually-hidden, [hidden]') || !one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue
    for (const { 0: token, index } of node.data.matchAll(/\S+/g)) {
      const word = token.replace(/^[("“„]+|[).,;:!?”"]+$/g, '')
      const reference = word.length <= 20 && /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]+(-[A-Z0-9]+)+$/.test(word)
      if (!reference && !/^\p{L}{3,}$/u.test(word)) continue
      range.setStart(node, index)
      range.setEnd(node, index + token.length)
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word)
    }
  }
  return [...new Set(found)].slice(0, 5)
}

// Words that do not fit the box they stand in, and drawings whose words run over their edge.
function cutWords() {
  const found = []
  for (const one of document.querySelectorAll('main *, header *, footer *')) {
    if (one.closest('svg') || one.closest('.lintel-scroll, textarea, select, .govuk-visually-hidden') || !one.checkVisibility()) continue
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (own && !one.matches('.govuk-button, .govuk-exit-this-page *, .govuk-skip-link, .govuk-label, .govuk-radios *, .govuk-checkboxes *') && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline') found.push(`${one.tagName}: ${one.textContent.trim().slice(0, 30)}`)
  }
  for (const words of document.querySelectorAll('svg text')) {
    const [box, edge] = [words.getBoundingClientRect(), words.ownerSVGElement.getBoundingClientRect()]
    if (box.width && (box.right > edge.right + 1 || box.left < edge.left - 1)) found.push(`drawing: ${words.textContent.trim().slice(0, 30)}`)
  }
  return found.slice(0, 5)
}

// In forced colours: fields and buttons without an edge of their own, and drawn words that have no colour of the system's.
function withoutEdge() {
  return [...document.querySelectorAll('main .govuk-button, main .govuk-input, main .govuk-select, main .govuk-textarea')].filter((one) => {
    const style = getComputedStyle(one)
    return one.checkVisibility() && (style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1)
  }).slice(0, 3).map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 30)}`)
}

// On paper: a page without words, ways that nobody can go on paper, and what is wider than the sheet.
function onPaper() {
  const found = []
  if (!document.querySelector('h1')?.checkVisibility()) found.push('no heading')
  for (const one of document.querySelectorAll('.govuk-button, .govuk-service-navigation, .lintel-filter, .govuk-exit-this-page, .govuk-skip-link')) {
    if (one.checkVisibility() && one.getBoundingClientRect().width > 1) found.push(`${one.className} is printed`)
  }
  if (document.documentElement.scrollWidth > window.innerWidth) found.push(`${document.documentElement.scrollWidth} pixels wide`)
  return found.slice(0, 3)
}

// Words that only English has, on a page in another language and outside what is marked as English.
function englishLeft() {
  const english = new Set('the you your and of is are was were with for this that have has not from we our'.split(' '))
  const englishIn = (text) => text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => english.has(word)).length
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement
    if (one.closest('[lang]')?.getAttribute('lang') === 'en' || one.closest('script, style, code, address')) continue
    if (englishIn(node.data) > 1) found.push(node.data.trim().slice(0, 60))
  }
  if (englishIn(document.title) > 1) found.push(`title: ${document.title}`)
  return found.slice(0, 5)
}

// Links with the same words that lead to different places: nobody who hears one after the other can tell them apart.
function twins() {
  const places = new Map()
  const found = new Set()
  for (const link of document.querySelectorAll('main a[href]')) {
    if (!link.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue
    const more = (link.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
    const words = [link.getAttribute('aria-label') ?? link.textContent, ...more].join(' ').replace(/\s+/g, ' ').trim().toLowerCase()
    if (places.has(words) && places.get(words) !== link.href) found.add(words)
    places.set(words, link.href)
  }
  return [...found].slice(0, 5)
}

// What to look for, each with how it is told.
export const looks = {
  wide: ['goes sideways at 320 pixels', widerThanWindow],
  moving: ['moves for people who asked for stillness', moving],
  small: ['is too small to read', smallWords],
  cut: ['is cut off', cutWords],
  broken: ['has a word broken in two', brokenWords],
  forced: ['loses its edge in forced colours', withoutEdge],
  print: ['does not print well', onPaper],
  english: ['is left in English', englishLeft],
  twins: ['has links with the same words to different places', twins],
}

// Goes through the whole page by keyboard: everything that can be used gets the focus once, in order, and is seen with it.
export async function keyboard(page) {
  await page.setViewportSize({ width: 360, height: 740 })
  // The menu folds itself once it has heard of the new width.
  await page.waitForTimeout(150)
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    document.activeElement?.blur()
    const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const seen = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !one.disabled && one.tabIndex >= 0
    // Of radio buttons with one name only one gets the focus.
    const groups = new Set()
    window.toReach = new Set([...document.querySelectorAll(usable)].filter(seen).filter((one) => {
      if (one.type !== 'radio') return true
      const group = `${one.form?.action} ${one.name}`
      const chosen = [...document.getElementsByName(one.name)].some((other) => other.checked && other.form === one.form)
      if (chosen ? !one.checked : groups.has(group)) return false
      groups.add(group)
      return true
    }))
  })
  const wanted = await page.evaluate(() => window.toReach.size)
  const missed = []
  for (let stop = 0; stop < Math.min(wanted + 3, 120); stop += 1) {
    await page.keyboard.press('Tab')
    const under = await page.evaluate(() => {
      const on = document.activeElement
      if (!on || on === document.body) return null
      window.toReach.delete(on)
      const box = on.getBoundingClientRect()
      if (box.bottom <= 0 || box.top >= window.innerHeight) return `${on.tagName} ${on.textContent.trim().slice(0, 30)} is outside the window`
      const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), window.innerWidth - 2)
      const y = Math.min(Math.max(box.top + box.height / 2, 1), window.innerHeight - 2)
      const top = document.elementFromPoint(x, y)
      const near = top && (on.contains(top) || top.contains(on) || [...(on.labels ?? [])].some((label) => label.contains(top)))
      // What is marked on a map also stands in a list.
      return near || on.closest('svg') ? null : `${on.tagName} ${on.id || on.textContent.trim().slice(0, 30)} is under ${top?.className}`
    })
    if (under) missed.push(under)
  }
  const left = await page.evaluate((all) => {
    // A link that shows only with the focus makes room for itself: the next click would miss what moves when it goes.
    document.activeElement?.blur()
    return all ? [...window.toReach].map((one) => `${one.tagName} ${one.id || one.textContent.trim().slice(0, 30)} is not reached`) : []
  }, wanted <= 117)
  await page.setViewportSize({ width: 1280, height: 900 })
  return [...missed, ...left].slice(0, 4)
}
