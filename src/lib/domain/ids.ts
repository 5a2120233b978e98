/** Names of things, each a type of its own, so that a counter is never passed for a lane. */
import * as z from 'zod/mini';

const key = z
  .string()
  .check(
    z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a key of lower-case letters, digits and hyphens (at most 40)'),
  );
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, '16 to 64 characters of A-Z a-z 0-9 _ -'));

/** Key of an office, chosen by the author of the office file; part of document names. */
export const officeId = key.brand<'OfficeId'>();
export type OfficeId = z.infer<typeof officeId>;

export const laneId = key.brand<'LaneId'>();
export type LaneId = z.infer<typeof laneId>;

export const serviceId = key.brand<'ServiceId'>();
export type ServiceId = z.infer<typeof serviceId>;

export const categoryId = key.brand<'CategoryId'>();
export type CategoryId = z.infer<typeof categoryId>;

export const counterId = key.brand<'CounterId'>();
export type CounterId = z.infer<typeof counterId>;

/** Q14: a page that monitors show beside their calls. */
export const pageId = key.brand<'PageId'>();
export type PageId = z.infer<typeof pageId>;

/** Q14.5: a picture of the office; it follows from its bytes. */
export const pictureId = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/, 'the id of a picture, 32 of 0-9 a-f'))
  .brand<'PictureId'>();
export type PictureId = z.infer<typeof pictureId>;

/** A12: a reason for which the office's rules let a visitor go first. */
export const priorityId = key.brand<'PriorityId'>();
export type PriorityId = z.infer<typeof priorityId>;

/** B13: a question of the office's own, and one of the things that can be chosen there. */
export const fieldId = key.brand<'FieldId'>();
export type FieldId = z.infer<typeof fieldId>;

export const fieldOption = key.brand<'FieldOption'>();
export type FieldOption = z.infer<typeof fieldOption>;

/** Who asks: a paired device, a staff member on one device, or a booking (digest of its secret). */
export const actorId = token.brand<'ActorId'>();
export type ActorId = z.infer<typeof actorId>;

/** Made by the device that asks; makes the request idempotent. */
export const requestId = token.brand<'RequestId'>();
export type RequestId = z.infer<typeof requestId>;

/** An appointment or a ticket: the id of the request that made it. */
export const visitId = token.brand<'VisitId'>();
export type VisitId = z.infer<typeof visitId>;

export const staffId = token.brand<'StaffId'>();
export type StaffId = z.infer<typeof staffId>;

/** A visit bears the id of the request that made it, so that asking twice makes one visit. */
export const visitOf = (request: RequestId): VisitId => request as string as VisitId;
