/** ‘1 story’, ‘2 stories’, ‘1,000 stories’ */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
