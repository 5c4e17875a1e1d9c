import type { Page } from '@playwright/test'

/** Shapes of drawings that have the colour of the ground, or none. */
export const unseenShapes = (page: Page) =>
  page.locator('svg').evaluateAll((drawings) => {
    const ground = getComputedStyle(document.documentElement).backgroundColor
    const isSeen = (colour: string) =>
      colour !== 'none' && colour !== ground && !/^rgba.* 0\)$/.test(colour)
    return drawings
      .filter((drawing) => drawing.checkVisibility())
      .flatMap((drawing) => [...drawing.querySelectorAll('rect, circle, path, line, polyline')])
      .filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape)
        return !isSeen(fill) && !isSeen(stroke)
      })
      .map((shape) => shape.outerHTML)
  })
