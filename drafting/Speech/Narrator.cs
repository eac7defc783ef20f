namespace Coordination.Drafting.Speech;

/// <summary>Whose words are reported: the form of the name used in running text, and the pronoun that stands for it.</summary>
/// <param name="Name">"Frau Weiß", "Herr Dr. Brandt", or the display name of a room nobody is named in.</param>
/// <param name="IsWoman">null where nothing in roster, office or transcript tells; then no pronoun is guessed.</param>
/// <param name="SpeaksToMembers">Whose "Sie" means the members: the chair's and the administration's. Who a member speaks to is not known.</param>
public sealed record Narrator(string Name, bool? IsWoman, bool SpeaksToMembers = true);
