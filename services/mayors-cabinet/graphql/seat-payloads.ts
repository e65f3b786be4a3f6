import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { SeatType } from './seat';

/** The payload of a command that shows a seat. */
@ObjectType()
export abstract class SeatPayload {
  @Field(() => SeatType) seat: SeatType;
  @Field(() => CursorScalar) cursor: string;
}

@ObjectType('CreateSeatPayload')
export class CreateSeatPayload extends SeatPayload {}

@ObjectType('EndSeatPayload')
export class EndSeatPayload extends SeatPayload {}

@ObjectType('NameDesigneePayload')
export class NameDesigneePayload extends SeatPayload {}

@ObjectType('FillSeatPayload')
export class FillSeatPayload extends SeatPayload {}

@ObjectType('VacateSeatPayload')
export class VacateSeatPayload extends SeatPayload {}
