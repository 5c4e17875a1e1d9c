/**
 * What decides how a picture looks when it is published, and which are taken: change it, and all
 * are read anew and have other addresses.
 */
export const RECIPE = 'webp 78, jpeg 80, at most 1600 across, sRGB on white'
