import type { Page } from '@playwright/test'

/** Sets what readers set for themselves, in ways that the policy of the site allows. */
export const adapt = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [sheet]
  }, css)

/**
 * Text that can't be read as the page is now: cut off by what holds it, beyond an edge of the page,
 * or with other text on top of it.
 */
export const unreadableTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    interface Piece {
      node: Text
      left: number
      right: number
      top: number
      bottom: number
    }

    /** What an element cuts off is not there; what it scrolls to can be read. */
    const frameOf = (element: Element) => {
      let [left, right, top, bottom] = [-Infinity, Infinity, -Infinity, Infinity]
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflowX === 'visible') continue
        const box = outer.getBoundingClientRect()
        left = Math.max(left, box.left)
        right = Math.min(right, box.right)
        top = Math.max(top, box.top)
        bottom = Math.min(bottom, box.bottom)
      }
      return { left, right, top, bottom }
    }
    const isScrolled = (element: Element) => {
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(outer).overflowX)) return true
      }
      return false
    }
    // A drawing of causes and effects keeps its sizes; the list beside it tells the same.
    const isLeftOut = (element: Element) =>
      element.closest('.sr-only, .skip-link, [aria-hidden="true"], option, .graph') !== null

    const faults: string[] = []
    const pieces: Piece[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const element = node.parentElement
      if (!(node instanceof Text) || !element || node.data.trim() === '') continue
      if (!element.checkVisibility({ visibilityProperty: true }) || isLeftOut(element)) continue
      const frame = frameOf(element)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        const piece = {
          node,
          left: Math.max(box.left, frame.left),
          right: Math.min(box.right, frame.right),
          top: Math.max(box.top, frame.top),
          bottom: Math.min(box.bottom, frame.bottom),
        }
        const isCut = piece.right - piece.left < box.width - 1 || box.left < -1
        if (isCut && !isScrolled(element)) faults.push(`cut off: ${node.data.trim()}`)
        if (piece.right - piece.left > 1 && piece.bottom - piece.top > 1) pieces.push(piece)
      }
    }
    pieces.sort((a, b) => a.top - b.top)
    for (const [index, piece] of pieces.entries()) {
      for (const other of pieces.slice(index + 1)) {
        if (other.top >= piece.bottom) break
        const across = Math.min(piece.right, other.right) - Math.max(piece.left, other.left)
        const down = Math.min(piece.bottom, other.bottom) - other.top
        const least = Math.min(piece.bottom - piece.top, other.bottom - other.top)
        // Lines of a headline stand so close that their boxes meet, though no letter does.
        if (other.node !== piece.node && across > 2 && down > least / 2) {
          faults.push(`over each other: ${piece.node.data.trim()} / ${other.node.data.trim()}`)
        }
      }
    }
    return [...new Set(faults)]
  })
