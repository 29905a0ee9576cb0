namespace Portal.Web.Provider.Orders;

/// <summary>Gives orders to the provider and asks how they stand. Its shape is that of TM Forum's TMF622.</summary>
public interface IOrders
{
    /// <summary>
    /// Hands an order over. An order that is there already, by its <see cref="OrderRequest.ExternalId"/>, is answered as it stands and not
    /// given a second time. <see cref="AnswerState.NotFound"/> when the customer has no such line.
    /// </summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Order>> SubmitAsync(OrderRequest order, CancellationToken ct);

    /// <summary>How an order stands.</summary>
    /// <param name="externalId">The portal's number of it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Order>> FindAsync(string externalId, CancellationToken ct);

    /// <summary>All orders of a customer, the newest first; an empty list when there are none.</summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Order>>> ListAsync(string customer, CancellationToken ct);

    /// <summary>
    /// Takes an order back that is not carried out yet. The state of the answer says what became of it: cancelled, on the way there, or
    /// completed because it was too late.
    /// </summary>
    /// <param name="externalId">The portal's number of it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Order>> CancelAsync(string externalId, CancellationToken ct);
}
