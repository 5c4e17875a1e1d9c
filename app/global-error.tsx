'use client'

/** Next demands one. Readers get the page of lib/delivery, as this one needs script to appear. */
export default function GlobalError({ error }: { error: Error }) {
  return (
    <html lang="en-GB">
      <head>
        <title>This page could not be made</title>
      </head>
      <body>
        <h1>This page could not be made</h1>
        <p>{error.message}</p>
      </body>
    </html>
  )
}
