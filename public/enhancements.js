// @ts-check
// Pages are complete without this, and nothing here moves what is seen already.

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // Storage is blocked: nothing is remembered.
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // As above.
  }
}

/** @type {(selector: string) => HTMLElement[]} */
const list = (selector) => Array.from(document.querySelectorAll(selector))

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 */
function create(tag, properties) {
  const element = document.createElement(tag)
  Object.assign(element, properties)
  return element
}

const [notice] = list('.notice')
const [tools] = list('.tools')

// Theme

const themes = create('select', {
  innerHTML: '<option value="">Automatic<option value="light">Light<option value="dark">Dark',
  onchange() {
    remember('theme', themes.value)
    showTheme(themes.value)
  },
})

/** @param {string} theme */
function showTheme(theme) {
  themes.value = theme
  document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll('meta')) {
    const media = (meta.dataset.media ??= meta.media)
    if (media) meta.media = !theme ? media : media.includes(theme) ? 'all' : 'not all'
  }
}

// Notice: remembered by its text, so that a new one is shown

const noticeText = notice?.querySelector('p')?.textContent ?? ''

notice?.firstElementChild?.append(
  create('button', {
    className: 'dismiss',
    textContent: 'Dismiss',
    onclick() {
      remember('notice', noticeText)
      notice.hidden = true
    },
  }),
)

/** @param {boolean} isUnseen whether the page has yet to be shown */
function restoreChoices(isUnseen) {
  showTheme(recall('theme') ?? '')
  if (notice && recall('notice') === noticeText) {
    // Its place stays where the page would be seen to move.
    notice.dataset.dismissed = ''
    notice.hidden ||= isUnseen
  }
}

restoreChoices(!('onpagereveal' in window))
addEventListener('pagereveal', () => restoreChoices(true))
addEventListener('pageshow', () => restoreChoices(false))
addEventListener('storage', () => restoreChoices(false))

// Keys

const keysAreOn = create('input', {
  type: 'checkbox',
  checked: recall('keys') !== 'off',
  onchange() {
    remember('keys', keysAreOn.checked ? 'on' : 'off')
  },
})
const keys = create('dialog', {
  ariaLabel: 'Keyboard shortcuts',
  innerHTML:
    '<h2 class="section-heading">Keyboard shortcuts</h2><dl>' +
    '<dt><kbd>j</kbd><dd>Next story, or next section of a story' +
    '<dt><kbd>k</kbd><dd>The one before' +
    (findSearch() ? '<dt><kbd>/</kbd><dd>Search' : '') +
    '<dt><kbd>?</kbd><dd>This list</dl>' +
    '<label> Shortcuts are on</label><form method="dialog"><button autofocus>Close</button></form>',
})
keys.querySelector('label')?.prepend(keysAreOn)

function findSearch() {
  return list('[type=search]')[0] ?? list('a[href="/search"]')[0]
}

/** @param {1 | -1} step */
function goAlong(step) {
  const stories = list('.entries h3 > a, article.entry h3 > a')
  const stops = stories.length ? stories : list('main h2:not(.sr-only), main h3[id]')
  const at = stops.findIndex((stop) => stop === document.activeElement)
  /** @param {HTMLElement} stop */
  const isAbove = (stop) => stop.getBoundingClientRect().top < 0
  const nearest = step > 0 ? stops.find((stop) => !isAbove(stop)) : stops.findLast(isAbove)
  const stop = at < 0 ? nearest : stops[at + step]
  if (!stop) return false
  if (stops !== stories) stop.tabIndex = -1
  stop.focus({ preventScroll: true })
  ;(stop.closest('li') ?? stop).scrollIntoView({ block: stops === stories ? 'nearest' : 'start' })
  return true
}

function goToSearch() {
  const search = findSearch()
  search?.focus()
  if (search instanceof HTMLAnchorElement) {
    // A browser focuses what a fragment names.
    search.hash = 'q'
    search.click()
  }
  return search !== undefined
}

function showKeys() {
  keys.showModal()
  return true
}

/** @type {Record<string, () => boolean>} */
const actions = { j: () => goAlong(1), k: () => goAlong(-1), '/': goToSearch, '?': showKeys }

/** @param {EventTarget | undefined} target */
const takesText = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input,textarea,select'))

addEventListener('keydown', (event) => {
  const isOurs =
    keysAreOn.checked &&
    !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing) &&
    !takesText(event.composedPath()[0]) &&
    !list('dialog[open]')[0]
  // A key that does nothing here is left to the browser.
  if (isOurs && actions[event.key]?.()) event.preventDefault()
})

const theme = create('label', { textContent: 'Theme ' })
theme.append(themes)
tools?.append(theme, create('button', { textContent: 'Keyboard shortcuts', onclick: showKeys }))
document.body.append(keys)

// Escape hides the note of a citation or word until pointer and focus leave it

for (const type of ['keydown', 'mouseout', 'focusout']) {
  addEventListener(type, (event) => {
    for (const note of list('.note')) {
      note.hidden ||= 'key' in event && event.key === 'Escape'
      note.hidden &&= note.matches(':is(:hover, :focus-within) > *')
    }
  })
}

// Local time, beside every time of day

for (const time of document.querySelectorAll('time')) {
  const date = new Date(time.dateTime)
  if (time.textContent.endsWith('UTC') && date.getTimezoneOffset()) {
    const local = date.toLocaleString('en-GB', {
      ...(date.getDate() !== date.getUTCDate() && { day: 'numeric', month: 'short' }),
      hour: '2-digit',
      minute: '2-digit',
    })
    time.title = `${local} your time`
    // Seen where there is room; elsewhere heard, or shown on hover.
    const hasRoom = time.closest('.story-dates > :last-child')
    const className = hasRoom ? 'local-time no-print' : 'sr-only'
    time.append(create('span', { className, textContent: ` ${time.title}` }))
  }
}

// Copying, which needs an encrypted page

const copied = create('output', { className: 'sr-only' })

for (const address of 'clipboard' in navigator ? list('.address > code') : []) {
  document.body.append(copied)
  const text = address.textContent
  const button = create('button', {
    className: 'no-print',
    textContent: 'Copy',
    ariaLabel: `Copy ${text}`,
    onclick: () =>
      navigator.clipboard.writeText(text).then(
        () => {
          button.textContent = 'Copied'
          button.ariaLabel = copied.textContent = `Copied ${text}`
        },
        () => getSelection()?.selectAllChildren(address),
      ),
  })
  address.after(button)
}

// New since the last visit, which ended with half an hour of silence

/** @returns {number} when the last visit ended; at the first, Infinity */
function visit() {
  const now = Date.now()
  const [since = NaN, seen = NaN] = (recall('visit') ?? 'Infinity').split(' ').map(Number)
  const lastEnd = now - seen > 30 * 60 * 1000 ? seen : since
  remember('visit', `${lastEnd} ${now}`)
  return lastEnd
}

function markNewStories() {
  const since = visit()
  for (const entry of list('article.entry')) {
    const published = entry.querySelector('time[datetime$=Z]')?.getAttribute('datetime') ?? ''
    if (Date.parse(published) > since) {
      const mark = create('span', { className: 'new-mark kicker no-print', textContent: ' New' })
      mark.append(create('span', { className: 'sr-only', textContent: ' since your last visit' }))
      entry.querySelector('h3')?.append(mark)
    }
  }
}

// A page loaded ahead is no visit until it is shown.
if ('prerendering' in document && document.prerendering) {
  document.addEventListener('prerenderingchange', markNewStories)
} else markNewStories()
document.addEventListener('visibilitychange', visit)
