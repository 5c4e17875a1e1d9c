interface SearchBoxProps {
  words?: string | number | undefined
}

/** What a reader types into, for a form that leads to the search. */
export function SearchBox({ words = '' }: SearchBoxProps) {
  return (
    <div className="flex flex-wrap items-baseline gap-3">
      <input
        type="search"
        id="q"
        name="q"
        aria-label="Words to look for"
        defaultValue={String(words)}
        enterKeyHint="search"
        className="grow text-lg"
      />
      <button>Search</button>
    </div>
  )
}
