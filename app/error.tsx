'use client'

import { Trouble } from '@/components/site/trouble'

export default function ErrorPage() {
  return <Trouble />
}
