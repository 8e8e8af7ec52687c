import { z } from 'zod'

// Imported before any schema is made: zod would otherwise probe `new Function`, which the window's
// Content-Security-Policy refuses and reports.
z.config({ jitless: true })
