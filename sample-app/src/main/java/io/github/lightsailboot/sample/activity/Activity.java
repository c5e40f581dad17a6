package io.github.lightsailboot.sample.activity;

import java.util.List;

/**
 * What happened in the last 30 minutes, as the page shows it.
 *
 * @param slotSeconds the length of a slot in seconds
 * @param slots the slots, oldest first
 * @param mailsSent the number of mails that this application has sent
 * @param sentSinceCheck the number of these that the reported quota does not contain yet
 */
record Activity(long slotSeconds, List<TimeSlot> slots, long mailsSent, long sentSinceCheck) {

}
