/** ‘1 story’, ‘2 stories’ */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
