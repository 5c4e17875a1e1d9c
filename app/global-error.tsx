'use client'

import { Trouble } from '@/components/site/trouble'

import './globals.css'

export default function GlobalError() {
  return (
    <html lang="en-GB">
      <head>
        <title>This page could not be made</title>
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main id="main" className="page">
          <Trouble />
        </main>
      </body>
    </html>
  )
}
