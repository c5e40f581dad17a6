package io.github.lightsailboot.sample.activity;

import java.util.List;

/**
 * What happened in the last 30 minutes, as the page shows it.
 *
 * @param slots the slots, oldest first
 * @param mailsSent the number of mails that this application has sent
 * @param mailsListed whether {@code /api/mails} lists the mails that were sent
 * @param sentSinceCheck the number of sent mails that the reported quota does not contain
 */
record Activity(List<TimeSlot> slots, long mailsSent, boolean mailsListed, long sentSinceCheck) {

}
