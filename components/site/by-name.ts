// Of no language, so that it is the same on every machine.
const collator = new Intl.Collator('und', { numeric: true })

interface Named {
  id: string
  name: string
}

/** As in an index of names; those who share one, by id. */
export const byName = (a: Named, b: Named): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
