/** Where the list tells the reason of a link, by the position of the link in the graph. */
export const linkAnchor = (link: number): string => `link-${link + 1}`
