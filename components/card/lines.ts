/** The single lines above and below the headline; one that is wider, in pixels, is cut off. */
export const KICKER = { face: 'sans', weight: 'Regular', size: 28, most: 780 } as const
export const SITE_NAME = { face: 'serif', weight: 'Bold', size: 40, most: 640 } as const
export const NOTE = { face: 'sans', weight: 'Regular', size: 26, most: 380 } as const
