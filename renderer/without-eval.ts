import { z } from 'zod'

// Our pages may compile no code at run time (`script-src 'self'`): zod need not try.
z.config({ jitless: true })
